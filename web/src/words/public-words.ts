/** The pages for everybody. */
import type { Words } from './pair.ts';

export const publicWords = {
  'public.welcome': ['首页', 'Home'],
  'public.title': ['中小企业数字化转型城市试点', 'The city pilot for the digital transformation of SMEs'],
  'public.register': ['企业注册', 'Register an enterprise'],
} as const satisfies Words;

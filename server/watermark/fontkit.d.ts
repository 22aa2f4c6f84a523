/** The part of fontkit that is used; the package has no types of its own. */
declare module 'fontkit' {
  import type { Fontkit } from '@cantoo/pdf-lib';

  export const create: Fontkit['create'];
}

/** The chapters of the standard in their order. */
import type { Requirement } from './requirement.ts';
import { encoding } from './v01-encoding.ts';
import { logic } from './v02-logic.ts';
import { api, web } from './v03-web.ts';
import { files } from './v05-files.ts';
import { authentication } from './v06-authentication.ts';
import { authorisation, sessions } from './v07-sessions.ts';
import { communication, cryptography } from './v11-cryptography.ts';
import { configuration, data } from './v13-configuration.ts';
import { architecture, logging } from './v15-architecture.ts';

export const chapters: readonly { title: string; list: readonly Requirement[] }[] = [
  { title: 'V1 Encoding and sanitisation', list: encoding },
  { title: 'V2 Validation and business logic', list: logic },
  { title: 'V3 Web frontend', list: web },
  { title: 'V4 API and web service', list: api },
  { title: 'V5 File handling', list: files },
  { title: 'V6 Authentication', list: authentication },
  { title: 'V7 Session management', list: sessions },
  { title: 'V8 Authorisation', list: authorisation },
  { title: 'V11 Cryptography', list: cryptography },
  { title: 'V12 Secure communication', list: communication },
  { title: 'V13 Configuration', list: configuration },
  { title: 'V14 Data protection', list: data },
  { title: 'V15 Secure coding and architecture', list: architecture },
  { title: 'V16 Security logging and error handling', list: logging },
];

export const requirements: readonly Requirement[] = chapters.flatMap(({ list }) => list);

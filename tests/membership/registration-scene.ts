/** A pilot behind its application, somebody who registers in it, and the letters that came. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { type App, buildApp } from '../../server/app.ts';
import { people } from '../../server/database/schema/identity.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { composeLetter } from '../../server/letters/compose-letter.ts';
import { creditCodeCheckDigit } from '../../workflows/organisation/credit-code.ts';
import { Browser } from '../support/browser.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

export const password = 'three calm words';
let count = 0;

/** Another sound credit code every time. */
export function newCode(): string {
  count += 1;
  const first17 = `91420281MA4K${String(count).padStart(5, '0')}`;
  return `${first17}${creditCodeCheckDigit(first17)}`;
}

export type Registration = {
  intent: string;
  organisation: {
    kind: string;
    name: string;
    creditCode: string;
    district?: string;
    subIndustry?: string;
    legalRepresentative: string;
  };
  person: { name: string; email: string; phone: string; password: string; locale: string };
};

export function newRegistration(
  organisation: Partial<Registration['organisation']> = {},
  person: Partial<Registration['person']> = {},
): Registration {
  count += 1;
  return {
    intent: uuidv7(),
    organisation: {
      kind: 'enterprise',
      name: `大冶精工${count}有限公司`,
      creditCode: newCode(),
      district: '420281',
      legalRepresentative: '王建国',
      ...organisation,
    },
    person: {
      name: '陈晓',
      email: `registrant${count}@example.org`,
      phone: '0714-8730001',
      password,
      locale: 'zh-CN',
      ...person,
    },
  };
}

export type Mailed = { kind: string; subject: string; text: string; link: string | null };

/** The oldest first. */
export async function lettersTo({ product }: Pilot, email: string): Promise<Mailed[]> {
  const rows = await product.db
    .select({
      id: letters.id,
      kind: letters.kind,
      parameters: letters.parameters,
      caseId: letters.caseId,
      secret: letters.secret,
      locale: people.locale,
    })
    .from(letters)
    .innerJoin(people, eq(people.id, letters.personId))
    .where(eq(people.email, email))
    .orderBy(letters.createdAt, letters.id);
  return rows.map((row) => ({
    kind: row.kind,
    subject: '',
    text: '',
    link: null,
    ...composeLetter(product, row),
  }));
}

export class Town {
  readonly pilot: Pilot;
  readonly app: App;
  constructor(pilot: Pilot, app: App) {
    this.pilot = pilot;
    this.app = app;
  }
  static async open(): Promise<Town> {
    const pilot = await createPilot();
    return new Town(pilot, await buildApp(pilot.product));
  }
  async close(): Promise<void> {
    await this.app.close();
    await this.pilot.close();
  }

  lettersTo(email: string): Promise<Mailed[]> {
    return lettersTo(this.pilot, email);
  }
  async tokenFor(email: string): Promise<string> {
    const mailed = (await this.lettersTo(email)).filter(({ kind }) => kind === 'registration.confirm').at(-1);
    return mailed?.link?.split('#')[1] ?? '';
  }

  register(registration: Registration, browser = new Browser(this.app)) {
    return browser.ask('/api/registrations', { method: 'POST', body: registration });
  }
  async confirm({ person }: Registration, said: { token?: string; password?: string } = {}) {
    const body = { token: await this.tokenFor(person.email), password: person.password, ...said };
    return new Browser(this.app).ask('/api/registrations/confirmation', { method: 'POST', body });
  }
  /** Registered, confirmed and signed in. */
  async settle(registration: Registration): Promise<Browser> {
    await this.register(registration);
    await this.confirm(registration);
    const browser = new Browser(this.app);
    await browser.signIn(registration.person.email, registration.person.password);
    return browser;
  }
  async acts(subject: string): Promise<string[]> {
    const { rows } = await this.pilot.database.adminPool.query(
      'select act from journal where subject = $1 order by id',
      [subject],
    );
    return rows.map(({ act }) => act);
  }
  async rows<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    const answer = await this.pilot.database.adminPool.query<T>(text, values);
    return answer.rows;
  }
}

/** A person with a password and a browser that stands at the door, for the tests of signing in. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../server/access/caller.ts';
import { type App, buildApp } from '../../server/app.ts';
import { people } from '../../server/database/schema/identity.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { hashPassword } from '../../server/identity/passwords.ts';
import type { Settings } from '../../server/settings.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { Browser } from '../support/browser.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

export const right = 'correct horse battery staple';
const passwordHash = await hashPassword(right);

export type Door = {
  pilot: Pilot;
  app: App;
  person(role: PersonRole): Promise<Caller>;
  /** Signed in by password; what comes after that is the test's. */
  signedIn(person: Caller): Promise<Browser>;
  /** Changes the rows of the person's sessions: wall time cannot be moved. */
  age(person: Caller, what: string): Promise<void>;
  acts(person: Caller): Promise<string[]>;
  /** Kinds of the letters to the person, in order. */
  lettersTo(person: Caller): Promise<string[]>;
  close(): Promise<void>;
};

export async function openDoor(settings: Partial<Settings> = {}): Promise<Door> {
  const pilot = await createPilot();
  Object.assign(pilot.product.settings, settings);
  const app = await buildApp(pilot.product);
  await app.ready();
  const { db } = pilot.product;
  return {
    pilot,
    app,
    async person(role) {
      const person = await pilot.person(role);
      await db.update(people).set({ passwordHash }).where(eq(people.id, person.personId));
      return person;
    },
    async signedIn({ email }) {
      const browser = new Browser(app);
      await browser.signIn(email, right);
      return browser;
    },
    async age({ personId }, what) {
      await pilot.database.adminPool.query(`update sessions set ${what} where person_id = $1`, [personId]);
    },
    async acts({ personId }) {
      const { rows } = await pilot.database.adminPool.query<{ act: string }>(
        'select act from journal where actor_id = $1 order by id',
        [personId],
      );
      return rows.map(({ act }) => act);
    },
    async lettersTo({ personId }) {
      const rows = await db
        .select({ kind: letters.kind })
        .from(letters)
        .where(eq(letters.personId, personId))
        .orderBy(letters.id);
      return rows.map(({ kind }) => kind);
    },
    async close() {
      await app.close();
      await pilot.close();
    },
  };
}

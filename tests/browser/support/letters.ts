/** What was written to somebody, read from the outbox as nobody but the post can: the product has no mail server here. */
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../server/database/embedded-postgres.ts';
import { keptSecret } from '../../../server/kept-secret.ts';
import { unseal } from '../../../server/secrets/sealed.ts';
import { expectThat } from './scenarios.ts';

export type Letters = {
  /** Where the last letter of this kind to this address leads. */
  linkTo: (address: string, kind: string) => Promise<string>;
  close: () => Promise<void>;
};

/** On the running product's own database. */
export async function openLetters(dataDir: string): Promise<Letters> {
  const database = await startEmbeddedPostgres({ dataDir });
  const pool = new pg.Pool({ connectionString: database.adminUrl, max: 1 });
  return {
    async linkTo(address, kind) {
      const { rows } = await pool.query<{ id: string; secret: string | null }>(
        `select l.id, l.secret from letters l left join people p on p.id = l.person_id
          where coalesce(l.address, p.email) = $1 and l.kind = $2 order by l.id desc limit 1`,
        [address, kind],
      );
      const [letter] = rows;
      const place = {
        secret: keptSecret(dataDir, 'session-secret'),
        purpose: 'letter',
        about: letter?.id ?? '',
      } as const;
      const path = letter?.secret ? unseal(letter.secret, place) : null;
      expectThat(path !== null, `no letter ${kind} with a link was written to ${address}`);
      return path;
    },
    async close() {
      await pool.end();
      await database.stop();
    },
  };
}

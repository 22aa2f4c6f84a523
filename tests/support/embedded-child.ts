// A process of its own that uses the embedded database: `embedded-child.ts FOLDER [throwaway|leave]`. Says when it is
// ready; with `leave` it leaves again, otherwise it stays until it is killed.
import { startEmbeddedPostgres } from '../../server/database/embedded-postgres.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const database = await startEmbeddedPostgres({ dataDir, throwaway: mode === 'throwaway' });
console.log(JSON.stringify({ adopted: database.adopted, adminUrl: database.adminUrl }));
if (mode === 'leave') await database.stop();
else process.stdin.resume();

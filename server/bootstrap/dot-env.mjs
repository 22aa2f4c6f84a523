// Takes over a file .env for the commands that run the product; variables that are set already win. Not for tests,
// which must never meet somebody's real database by accident.
import { inProject, isThere } from './project.mjs';

export function readDotEnv() {
  if (isThere('.env')) process.loadEnvFile(inProject('.env'));
}

/** Finds the command, and says refusals in both languages. */
import { wordsOf } from '../problems/catalogue.ts';
import { Refused } from '../problems/refused.ts';
import { type AdminContext, type Command, UsageError } from './command.ts';
import { createUser, setPassword } from './create-user.ts';
import { importRoster } from './import-roster.ts';
import { exportJournalCommand, verifyJournalCommand } from './journal-commands.ts';
import { rebuildCases } from './rebuild-cases.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { retention } from './retention.ts';
import { setUp } from './set-up.ts';
import { usage } from './usage.ts';
import { verify } from './verify.ts';

const commands = new Map<string, Command>([
  ['set-up-city', setUp],
  ['create-user', createUser],
  ['set-password', setPassword],
  ['reset-second-factor', resetSecondFactor],
  ['import-roster', importRoster],
  ['verify', verify],
  ['rebuild-case', rebuildCases],
  ['retention', retention],
  ['verify-journal', verifyJournalCommand],
  ['export-journal', exportJournalCommand],
]);

/** @throws UsageError */
export async function runCommand(context: AdminContext, [name, ...args]: string[]): Promise<0 | 1> {
  if (name === 'help' || name === '--help' || name === '-h') {
    context.out(usage);
    return 0;
  }
  const command = name === undefined ? undefined : commands.get(name);
  if (command === undefined)
    throw new UsageError(
      name === undefined ? '请指定命令 · Name a command' : `没有这个命令 · There is no command ${name}`,
    );
  try {
    return await command(context, args);
  } catch (error) {
    if (isWrongArgument(error)) throw new UsageError(error.message);
    if (!(error instanceof Refused)) throw error;
    context.out(`${wordsOf(error.code, 'zh-CN', error.facts)} · ${wordsOf(error.code, 'en', error.facts)}`);
    return 1;
  }
}

const isWrongArgument = (error: unknown): error is Error =>
  error instanceof Error && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS');

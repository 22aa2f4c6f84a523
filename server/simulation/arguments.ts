/** The arguments of `npm run simulate`. */
import { parseArgs } from 'node:util';

export type SimulationArguments = { roster?: string; enterprises: number | undefined; seed: number; json: boolean };

/** @throws with a message that names the argument */
export function readArguments(args: string[]): SimulationArguments {
  const { values } = parseArgs({
    args,
    options: {
      roster: { type: 'string' },
      enterprises: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    ...(values.roster === undefined ? {} : { roster: values.roster }),
    enterprises: values.enterprises === undefined ? undefined : wholeNumber('enterprises', values.enterprises, 1),
    seed: wholeNumber('seed', values.seed, 0),
    json: values.json,
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number >= least) return number;
  throw new Error(`--${name}：应为不小于 ${least} 的整数 · must be a whole number from ${least}, not "${text}"`);
}

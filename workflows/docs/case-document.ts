/** `workflows/README.md`, written from the machine and the pilot's policy: `npm run docs`. */
import { corrections } from '../case/corrections.ts';
import { appealable, forbiddenPairs } from '../case/four-eyes.ts';
import { needs } from '../case/needs.ts';
import { states } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { allowanceNames, allowances } from '../vocabulary/allowances.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { overview, stageDiagram } from './diagrams.ts';
import { leavesOf, stages, stateTable } from './state-table.ts';
import { eventName, table } from './words.ts';

export function caseDocument(policy: Policy): string {
  return `${[introduction(policy), ...stages().map(({ path }) => stageSection(path, policy)), anywhere(policy), endings(), allowanceSection(policy), fourEyesSection(), needsSection()].join('\n\n')}\n`;
}

function introduction(policy: Policy): string {
  const steps = states.flatMap((state) => state.steps).length;
  const leaves = states.filter((state) => !state.compound && !state.final).length;
  const finals = states.filter((state) => state.final).length;
  return `<!-- Written by \`npm run docs\` from the machine. Change the machine, not this file. -->

# The case machine

The rules of a case are data and pure functions: \`engine.ts\` asks the machine in \`case/\`, the server does what it answers, \`check/\` explores every situation (\`npm run check:workflow\`). The machine has ${leaves} states and ${finals} ends in ${stages().length} parts, and ${steps} transitions. One state is active at any time.

Numbers of days and times are those of the policy ${policy.id}, ${policy.title.zh} (${policy.source}): wd = working days 工作日, d = calendar days 日. *Silence*: when the clock strikes, \`→\` moves the case; \`esc\` reminds, then escalates to a deputy or superior, and the case waits on. Branches of one event are tried in order; the first whose *when* holds is taken.

## The stages

${overview()}`;
}

function stageSection(path: string, policy: Policy): string {
  const stage = stages().find((state) => state.path === path);
  const whole = stage && stage.steps.length > 0 ? [stage] : [];
  return `## ${stage?.meta.en} ${stage?.meta.zh}

${stageDiagram(path)}

${stateTable([...whole, ...leavesOf(path)], policy)}`;
}

function anywhere(policy: Policy): string {
  const root = states.filter((state) => state.path === '');
  return `## From any state that is not an end

${stateTable(root, policy)}

A correction (${eventName('case.correct')}) is proposed by an officer and said by the director, only along this table:

${table(
  ['from', 'to'],
  corrections.map(({ from, to }) => [from, to]),
)}`;
}

const endings = (): string => `## Ends

${table(
  ['end', '中文', 'English'],
  states.filter((state) => state.final).map(({ path, meta }) => [path, meta.zh, meta.en]),
)}`;

const allowanceSection = (policy: Policy): string => `## How often

After that the event is refused with its reason; the director may grant each once more (${eventName('allowance.grant')}).

${table(
  ['allowance', '中文', 'English', 'times'],
  allowanceNames.map((name) => [name, allowances[name].zh, allowances[name].en, String(policy.allowances[name])]),
)}`;

const fourEyesSection = (): string => `## Four eyes

For one person on one case these pairs are forbidden, whichever came first. Nobody acts in any role for an organisation of the case and as an officer on it, and a second inspection goes to other people. An appeal goes to an officer who said none of: ${appealable.map((type) => `\`${type}\``).join(', ')}.

${table(
  ['one', 'other', '说明', 'pair'],
  forbiddenPairs.map(({ one, other, zh, en }) => [
    one.map((type) => `\`${type}\``).join(', '),
    other.map((type) => `\`${type}\``).join(', '),
    zh,
    en,
  ]),
)}`;

const needsSection = (): string => `## Needs

The sentence is what the person reads when it does not hold. Asked of *facts* and *evidence* before anyone speaks, of the *event* when it is said.

${table(
  ['need', 'of', 'evidence', '不满足时的说明', 'why not'],
  keysOf(needs).map((name) => [
    name,
    needs[name].of,
    needs[name].reads.join(', '),
    needs[name].why.zh,
    needs[name].why.en,
  ]),
)}`;

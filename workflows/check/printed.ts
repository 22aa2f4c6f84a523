/** The figures as a page of text. */
import type { Figures, Summary } from './figures.ts';

const grouped = (figure: number) => figure.toLocaleString('en-US');

export function printed(figures: Figures, summaries: readonly Summary[], seconds: number): string {
  const { faults, equivalent = [] } = figures;
  const rows = summaries.map(
    ({ name, situations, moves }) => `  ${grouped(situations).padStart(9)} ${grouped(moves).padStart(9)}  ${name}`,
  );
  return [
    'case machine',
    '  situations     moves  explored',
    ...rows.sort(),
    '',
    `states reached       ${figures.statesReached} of ${figures.states}`,
    `transitions taken    ${figures.transitionsTaken} of ${figures.transitions}`,
    `situations           ${grouped(figures.situations)} (${grouped(figures.moves)} moves, ${grouped(figures.asked)} sayings tried)`,
    `deadlocks            ${figures.deadlocks}`,
    `dead ends            ${figures.deadEnds} (by design only the director's grant, a withdrawal or a termination leads on from: ${figures.standstills.join(', ') || 'nowhere'})`,
    `broken laws          ${figures.brokenLaws}`,
    ...(figures.mutants === undefined
      ? []
      : [`mutants caught       ${figures.mutantsCaught} of ${figures.mutants}, ${equivalent.length} change nothing:`]),
    ...equivalent.map(({ mutant, argument }) => `  ${mutant}\n    ${argument}`),
    ...(faults.length > 0 ? ['', 'FAULTS', ...faults.map((fault) => `  ${fault}`)] : []),
    '',
    `${faults.length === 0 ? 'The machine holds.' : `${faults.length} faults.`} ${seconds} s`,
  ].join('\n');
}

/** Runs scenarios one after the other and counts them. One that fails leaves a picture of what was on the screen. */

/** In a chain every scenario stands on the one before: after a failure the rest cannot be tried, and counts as failed. */
export type Scenario = { name: string; run: () => Promise<void>; chain?: string };
export type Tally = { passed: number; failed: number };

export async function runScenarios(
  scenarios: readonly Scenario[],
  onFailure: (name: string) => Promise<void>,
): Promise<Tally> {
  const tally = { passed: 0, failed: 0 };
  const broken = new Set<string>();
  for (const { name, run, chain } of scenarios) {
    if (chain !== undefined && broken.has(chain)) {
      tally.failed += 1;
      console.log(`FAIL  ${name}\n      not reached`);
      continue;
    }
    const began = Date.now();
    try {
      await run();
      tally.passed += 1;
      console.log(`ok    ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      tally.failed += 1;
      if (chain !== undefined) broken.add(chain);
      console.log(`FAIL  ${name}\n      ${String(error).split('\n').slice(0, 12).join('\n      ')}`);
      await onFailure(name);
    }
  }
  return tally;
}

export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

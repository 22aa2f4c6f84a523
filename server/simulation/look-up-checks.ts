/** What an officer does before approving an application: looks up in the public registers whatever nobody has looked up yet. */
import { caseChecksSchema } from '../eligibility/case-checks-contract.ts';
import type { Scene } from './scene.ts';

export async function lookUpChecks(scene: Scene): Promise<void> {
  const path = `${scene.path}/eligibility`;
  const { checks } = await scene.browser.get(path, caseChecksSchema);
  for (const { code, outcome, source, may } of checks) {
    if (outcome === 'holds' || !may.lookUp) continue;
    const json = { check: code, says: 'clear', source: source.zh, asOf: scene.today, note: '' };
    await scene.browser.post({ path: `${path}/snapshots`, json }, caseChecksSchema);
  }
}

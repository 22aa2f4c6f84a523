/** What the bureau may do beside the usual way: terminate with the enterprise's say, correct a state. */
import type { CaseView } from '../api/types.ts';
import { Corrections } from './Corrections.tsx';
import { Terminations } from './Terminations.tsx';

export function MeasuresTab({ view }: { view: CaseView }) {
  return (
    <>
      <Terminations view={view} />
      {view.roles.includes('officer') ? <Corrections view={view} /> : null}
    </>
  );
}

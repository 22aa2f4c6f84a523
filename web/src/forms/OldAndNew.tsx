/** What stood at the return beside what stands now: struck and labelled, so that neither colour nor place is needed. */
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

export function OldAndNew({ old, now, children }: { old: ReactNode; now: ReactNode; children?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="old-new">
      <p className="old-side" data-old>
        <span className="side-name">{t('supplement.old')}</span>
        <del>{old}</del>
      </p>
      <p className="new-side" data-new>
        <span className="side-name">{t('supplement.new')}</span>
        <ins>{now}</ins>
      </p>
      {children}
    </div>
  );
}

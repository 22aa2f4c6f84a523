/** The papers of a form: what is asked, what has been given. */
import type { DocumentView, FormView, PaperView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { OnePaper } from './OnePaper.tsx';

type Props = {
  caseId: string;
  form: FormView;
  documents: readonly DocumentView[];
  /** Only these; all of them otherwise. */
  only?: (paper: PaperView) => boolean;
  compared?: boolean;
};

export function Papers({ caseId, form, documents, only = () => true, compared = true }: Props) {
  const { t } = useWords();
  const shown = form.papers.filter(only).flatMap((paper) => {
    const given = documents.filter((one) => one.paper === paper.code);
    return form.openItems.includes(`paper:${paper.code}`) || given.length > 0 ? [{ paper, given }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div className="papers">
      <h3>{t('papers.title')}</h3>
      {shown.map(({ paper, given }) => (
        <OnePaper key={paper.code} caseId={caseId} form={form} paper={paper} given={given} compared={compared} />
      ))}
    </div>
  );
}

/** The papers of a form: what is asked, what has been given. */
import type { DocumentView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { DocumentList } from './DocumentList.tsx';
import { PaperDrop } from './PaperDrop.tsx';

type Props = { caseId: string; form: FormView; documents: readonly DocumentView[] };

export function Papers({ caseId, form, documents }: Props) {
  const { t, of } = useWords();
  if (form.papers.length === 0) return null;
  return (
    <div className="papers">
      <h3>{t('papers.title')}</h3>
      {form.papers.map((paper) => {
        const given = documents.filter((one) => one.paper === paper.code);
        const present = given.filter(({ withdrawnAt }) => withdrawnAt === null).length;
        if (!form.open && given.length === 0) return null;
        return (
          <section key={paper.code} className="paper" data-paper={paper.code} aria-label={of(paper.label)}>
            <h4>
              {of(paper.label)} {paper.required ? null : <span className="muted small">{t('form.optional')}</span>}
            </h4>
            {form.open && paper.help ? <p className="field-help">{of(paper.help)}</p> : null}
            <DocumentList caseId={caseId} documents={given} open={form.open} />
            {form.open && present < paper.maxFiles ? (
              <PaperDrop caseId={caseId} paper={paper} room={paper.maxFiles - present} />
            ) : null}
          </section>
        );
      })}
    </div>
  );
}

/** One paper of a form: what is asked, what has been given; of one that was given back the old and the new version. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callForNothing } from '../api/client.ts';
import type { DocumentView, FormView, PaperView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { DocumentRow } from './DocumentRow.tsx';
import { DocumentTools } from './DocumentTools.tsx';
import { ItemMark } from './ItemMark.tsx';
import { PaperDrop } from './PaperDrop.tsx';
import { Remark } from './Remark.tsx';
import { askedOf, inVersions } from './supplement.ts';
import { UploadProgress } from './UploadProgress.tsx';
import { usePaperUpload } from './use-paper-upload.ts';

type Props = {
  caseId: string;
  form: FormView;
  paper: PaperView;
  given: readonly DocumentView[];
  /** Old and new are told apart; otherwise it is shown as it stands. */
  compared: boolean;
};

export function OnePaper({ caseId, form, paper, given, compared }: Props) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const uploading = usePaperUpload(caseId, paper);
  const withdraw = useMutation({
    mutationFn: (id: string) => callForNothing('DELETE', `/api/documents/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  const item = `paper:${paper.code}`;
  const open = form.openItems.includes(item);
  const supplement = compared ? form.supplement : null;
  const whys = supplement ? (askedOf(supplement).find(({ code }) => code === item)?.whys ?? []) : [];
  const changed = supplement?.changed.includes(item) ?? false;
  const present = given.filter(({ withdrawnAt }) => withdrawnAt === null).length;
  const rows = supplement ? inVersions(given, supplement) : given.map((one) => ({ one, version: null }));
  /** Which is which is worth saying only when there is more than what stood before. */
  const telling = rows.some(({ version }) => version === 'old' || version === 'new' || version === 'same');
  return (
    <section
      className={whys.length > 0 || changed ? 'paper returned-item boxed' : 'paper'}
      id={`paper-${paper.code}`}
      tabIndex={-1}
      data-paper={paper.code}
      aria-label={of(paper.label)}
      {...(supplement ? { 'data-item': item, 'data-changed': changed ? 'yes' : 'no' } : {})}
    >
      <h4>
        {of(paper.label)} {paper.required ? null : <span className="muted small">{t('form.optional')}</span>}
        {supplement && !open ? <ItemMark supplement={supplement} item={item} /> : null}
      </h4>
      <Remark whys={whys} />
      {paper.sensitive ? <p className="field-help">{t('papers.watermarked')}</p> : null}
      {open && paper.help ? <p className="field-help">{of(paper.help)}</p> : null}
      {open && paper.why ? <p className="field-help">{t('papers.why', { why: of(paper.why) })}</p> : null}
      {withdraw.error ? <ProblemNotice error={withdraw.error} /> : null}
      {rows.length > 0 ? (
        <ul className="plain documents">
          {rows.map(({ one, version }) => (
            <DocumentRow key={one.id} one={one} version={telling || version === 'gone' ? version : null}>
              {open && one.withdrawnAt === null ? (
                <DocumentTools
                  one={one}
                  paper={paper}
                  replace={version === 'kept' ? (file) => uploading.send(file, one.id) : null}
                  onWithdraw={() => withdraw.mutate(one.id)}
                />
              ) : null}
            </DocumentRow>
          ))}
        </ul>
      ) : null}
      {open && present < paper.maxFiles ? (
        <PaperDrop
          paper={paper}
          room={paper.maxFiles - present - uploading.going.length}
          sendAll={(files) => uploading.sendAll(files, paper.maxFiles - present - uploading.going.length)}
        />
      ) : null}
      <UploadProgress {...uploading} />
    </section>
  );
}

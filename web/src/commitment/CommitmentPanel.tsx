/** The commitment of an application for who fills it in: the letter, where it stands, and the ways to have it confirmed. */
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../api/client.ts';
import type { CommitmentView, DocumentView, FormView } from '../api/types.ts';
import { OnePaper } from '../forms/OnePaper.tsx';
import { useWords } from '../words/use-words.ts';
import { AskByLink } from './AskByLink.tsx';
import { CommitmentStanding } from './CommitmentStanding.tsx';
import { ConfirmForm } from './ConfirmForm.tsx';
import { LetterText } from './LetterText.tsx';

type Props = { caseId: string; commitment: CommitmentView; form: FormView; documents: readonly DocumentView[] };

export function CommitmentPanel({ caseId, commitment, form, documents }: Props) {
  const { t } = useWords();
  const { needed, letter, standing, complete, own, paper } = commitment;
  if (!needed || letter === null) return null;
  const asked = form.papers.find(({ code }) => code === paper?.code);
  return (
    <div className="commitment">
      <CommitmentStanding commitment={commitment} />
      <LetterText letter={letter} />
      {standing === 'confirmed' ? null : (
        <>
          {complete ? null : <p className="note">{t('commitment.incomplete')}</p>}
          {complete && own ? <Own caseId={caseId} commitment={commitment} /> : null}
          {complete ? <AskByLink caseId={caseId} commitment={commitment} /> : null}
          {paper?.counts && asked && form.openItems.includes(`paper:${asked.code}`) ? (
            <section className="boxed" aria-label={t('commitment.onPaper')}>
              <h3>{t('commitment.onPaper')}</h3>
              <p className="small">{t('commitment.onPaperHelp')}</p>
              <p>
                <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
                  {t('commitment.print')}
                </Button>
              </p>
              <OnePaper
                caseId={caseId}
                form={form}
                paper={asked}
                given={documents.filter((one) => one.paper === asked.code)}
                compared={false}
              />
            </section>
          ) : null}
        </>
      )}
    </div>
  );
}

function Own({ caseId, commitment }: { caseId: string; commitment: CommitmentView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const giving = useMutation({
    mutationFn: (name: string) =>
      call<CommitmentView>('POST', `/api/cases/${caseId}/commitment`, {
        body: { name, contentHash: commitment.contentHash },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  return (
    <section className="boxed" aria-label={t('commitment.own')}>
      <h3>{t('commitment.own')}</h3>
      <ConfirmForm pending={giving.isPending} error={giving.error} onConfirm={(name) => giving.mutate(name)} />
    </section>
  );
}

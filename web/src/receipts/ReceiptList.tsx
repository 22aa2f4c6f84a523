/** The receipts of an application, one for each submission, to download and to verify. */
import { FilePdfOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { receiptsQuery } from '../api/case-queries.ts';
import { download } from '../api/client.ts';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function ReceiptList({ caseId }: { caseId: string }) {
  const { t, of } = useWords();
  const receipts = useQuery(receiptsQuery(caseId)).data?.items ?? [];
  const fetching = useMutation({
    mutationFn: (number: string) => download(`/api/cases/${caseId}/receipts/${encodeURIComponent(number)}/content`),
  });
  if (receipts.length === 0) return null;
  return (
    <Section title={t('receipt.title')}>
      {fetching.error ? <ProblemNotice error={fetching.error} /> : null}
      <ul className="plain receipts">
        {receipts.map(({ number, label, receivedAt, hash, verifyUrl }) => (
          <li key={number} data-receipt={number}>
            <p>
              <b className="figures">{number}</b> · {of(label)} · <Instant at={receivedAt} />
            </p>
            <p className="small muted hash">
              {t('receipt.hash')} {hash}
            </p>
            <Button
              icon={<FilePdfOutlined aria-hidden="true" />}
              loading={fetching.isPending && fetching.variables === number}
              aria-label={t('receipt.downloadName', { number })}
              onClick={() => fetching.mutate(number)}
            >
              {t('receipt.download')}
            </Button>{' '}
            <a href={verifyUrl}>{t('receipt.verify')}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

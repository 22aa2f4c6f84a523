/** Papers that were given: to download, and to withdraw while the form is open. */
import { PaperClipOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { callForNothing } from '../api/client.ts';
import type { DocumentView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { sizeText } from './paper-limits.ts';

type Props = { caseId: string; documents: readonly DocumentView[]; open: boolean };

export function DocumentList({ caseId, documents, open }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (id: string) => callForNothing('DELETE', `/api/documents/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
  });
  if (documents.length === 0) return null;
  return (
    <>
      {withdraw.error ? <ProblemNotice error={withdraw.error} /> : null}
      <ul className="plain documents">
        {documents.map((one) => (
          <li key={one.id} className={one.withdrawnAt === null ? 'document' : 'document document-gone'}>
            <PaperClipOutlined aria-hidden="true" />
            <span className="document-name">
              <a href={`/api/documents/${one.id}/content`} download={one.name} title={`SHA-256 ${one.sha256}`}>
                {one.name}
              </a>
              <span className="muted small">
                {' '}
                {sizeText(one.sizeBytes)} · <Instant at={one.uploadedAt} />
                {one.uploadedBy ? ` · ${one.uploadedBy}` : ''}
                {one.withdrawnAt === null ? '' : ` · ${t('papers.withdrawn')}`}
              </span>
            </span>
            {open && one.withdrawnAt === null ? (
              <Popconfirm
                title={t('papers.withdrawAsk')}
                okText={t('papers.withdraw')}
                onConfirm={() => withdraw.mutate(one.id)}
              >
                <Button size="small" aria-label={t('papers.withdrawName', { name: one.name })}>
                  {t('papers.withdraw')}
                </Button>
              </Popconfirm>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Files from one's own device that go with the message: their limits are told before, and one can be taken back until it is sent. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { documentsQuery } from '../api/case-queries.ts';
import { callForNothing } from '../api/client.ts';
import type { DocumentView, PaperView } from '../api/types.ts';
import { DocumentRow } from '../forms/DocumentRow.tsx';
import { PaperDrop } from '../forms/PaperDrop.tsx';
import { UploadProgress } from '../forms/UploadProgress.tsx';
import { uploadFile } from '../forms/upload.ts';
import { usePaperUpload } from '../forms/use-paper-upload.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  caseId: string;
  files: PaperView;
  chosen: readonly DocumentView[];
  /** How many more may go with it. */
  room: number;
  onAdd: (id: string) => void;
  onRemove: (id: string) => void;
};

export function FileChoice({ caseId, files, chosen, room, onAdd, onRemove }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: documentsQuery(caseId).queryKey });
  const uploading = usePaperUpload(caseId, files, async (file, onPercent) => {
    const stored = await uploadFile<DocumentView>(`/api/cases/${caseId}/messages/files`, file, onPercent);
    await again();
    onAdd(stored.id);
    return stored;
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => callForNothing('DELETE', `/api/documents/${id}`),
    onSuccess: async (_, id) => {
      onRemove(id);
      await again();
    },
  });
  return (
    <div className="field">
      <span className="field-label">{t('message.bring')}</span>
      {chosen.length > 0 ? (
        <ul className="plain documents">
          {chosen.map((one) => (
            <DocumentRow key={one.id} one={one} version={null}>
              <Button
                size="small"
                aria-label={t('papers.withdrawName', { name: one.name })}
                onClick={() => withdraw.mutate(one.id)}
              >
                {t('papers.withdraw')}
              </Button>
            </DocumentRow>
          ))}
        </ul>
      ) : null}
      {withdraw.error ? <ProblemNotice error={withdraw.error} /> : null}
      <UploadProgress {...uploading} />
      {room > 0 ? <PaperDrop paper={files} room={room} sendAll={(all) => uploading.sendAll(all, room)} /> : null}
    </div>
  );
}

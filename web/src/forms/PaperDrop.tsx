/** Where a paper is dropped or chosen; its limits are told before, its progress while it goes. */
import { FileAddOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Progress, Upload } from 'antd';
import { useState } from 'react';
import type { PaperView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { acceptsText, sizeText, tooBig } from './paper-limits.ts';
import { upload } from './upload.ts';

type Props = { caseId: string; paper: PaperView; room: number };
type Going = { name: string; percent: number };

export function PaperDrop({ caseId, paper, room }: Props) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [failed, setFailed] = useState<unknown>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const send = async (file: File) => {
    setFailed(null);
    setRefused(
      tooBig(paper, file)
        ? t('papers.tooBig', { name: file.name, size: sizeText(file.size), limit: sizeText(paper.maxBytes) })
        : null,
    );
    if (tooBig(paper, file)) return;
    const mark = (percent: number) =>
      setGoing((list) => [...list.filter(({ name }) => name !== file.name), { name: file.name, percent }]);
    mark(0);
    try {
      await upload({ caseId, paper: paper.code, file, onPercent: mark });
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    } catch (error) {
      setFailed(error);
    } finally {
      setGoing((list) => list.filter(({ name }) => name !== file.name));
    }
  };

  return (
    <>
      <Upload.Dragger
        className="drop"
        multiple={room > 1}
        maxCount={room}
        accept={paper.accepts.join(',')}
        showUploadList={false}
        customRequest={({ file }) => {
          if (file instanceof File) void send(file);
        }}
        aria-label={t('papers.add', { paper: of(paper.label) })}
      >
        <FileAddOutlined aria-hidden="true" /> {t('papers.drop')}
        <span className="muted small block">
          {t('papers.limits', { types: acceptsText(paper), size: sizeText(paper.maxBytes), count: room })}
        </span>
      </Upload.Dragger>
      {going.map(({ name, percent }) => (
        <div key={name} className="going" role="status">
          {name} <Progress percent={percent} size="small" aria-label={name} />
        </div>
      ))}
      {refused ? (
        <p className="field-error" role="alert">
          {refused}
        </p>
      ) : null}
      {failed ? <ProblemNotice error={failed} /> : null}
    </>
  );
}

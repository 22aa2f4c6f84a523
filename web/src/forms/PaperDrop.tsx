/** Where a paper is dropped or chosen; its limits are told before. */
import { FileAddOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import type { PaperView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { acceptsText, sizeText } from './paper-limits.ts';

type Props = { paper: PaperView; room: number; send: (file: File) => Promise<void> };

export function PaperDrop({ paper, room, send }: Props) {
  const { t, of } = useWords();
  return (
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
  );
}

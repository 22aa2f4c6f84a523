/** Where a paper is dropped or chosen, several at once; its limits are told before. */
import { FileAddOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import type { PaperView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { acceptsText, sizeText } from './paper-limits.ts';

type Props = { paper: PaperView; room: number; sendAll: (files: readonly File[]) => void };

export function PaperDrop({ paper, room, sendAll }: Props) {
  const { t, of } = useWords();
  return (
    <Upload.Dragger
      className="drop"
      multiple={paper.maxFiles > 1}
      accept={paper.accepts.join(',')}
      showUploadList={false}
      // Asked once for each file of a drop, with all of them: the first one sends them together.
      beforeUpload={(file, all) => {
        if (file === all[0]) sendAll(all);
        return false;
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

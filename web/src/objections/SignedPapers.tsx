/** The signed papers of an objection: limits first, then a file or a photograph, each of which can be taken back. */
import { FileTextOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { NoticeView, ObjectionPaper } from '../api/types.ts';
import { sizeText } from '../forms/paper-limits.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { sendPaper } from './send-paper.ts';

type Props = {
  limits: NoticeView['limits'];
  papers: readonly ObjectionPaper[];
  onChange: (papers: ObjectionPaper[]) => void;
  required: boolean;
  error: string | undefined;
};

const id = 'objection-papers';

export function SignedPapers({ limits, papers, onChange, required, error }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [big, setBig] = useState<string | null>(null);
  const sending = useMutation({ mutationFn: sendPaper, onSuccess: (paper) => onChange([...papers, paper]) });
  const size = sizeText(limits.fileBytes);
  const take = (file: File) => {
    const tooBig = file.size > limits.fileBytes;
    setBig(tooBig ? t('object.tooBig', { name: file.name, size }) : null);
    if (!tooBig) sending.mutate(file);
  };
  return (
    <Field
      id={id}
      label={t(required ? 'object.papers' : 'object.cluePapers')}
      required={required}
      help={t('object.papersHelp', { files: limits.files, size, types: limits.types.join(' / ').toUpperCase() })}
      error={big ?? error}
    >
      <ul className="objection-papers">
        {papers.map((paper) => (
          <li key={paper.id}>
            <FileTextOutlined aria-hidden="true" /> {paper.name}{' '}
            <span className="muted small">{sizeText(paper.sizeBytes)}</span>
            <Button
              size="small"
              onClick={() => onChange(papers.filter((one) => one.id !== paper.id))}
              aria-label={t('object.removePaper', { name: paper.name ?? '' })}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) take(file);
          target.value = '';
        }}
      />
      <Button
        id={id}
        loading={sending.isPending}
        disabled={papers.length >= limits.files}
        aria-describedby={describedBy(id)}
        onClick={() => input.current?.click()}
      >
        {t('object.addPaper')}
      </Button>
    </Field>
  );
}

/** Sending files for one paper: what is going, what was too big to be sent, what failed. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentView, PaperView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { sizeText, tooBig } from './paper-limits.ts';
import { upload } from './upload.ts';

export type Going = { name: string; percent: number };
export type PaperUpload = {
  send: (file: File, replaces?: string) => Promise<void>;
  going: readonly Going[];
  refused: string | null;
  failed: unknown;
};

/** `put`: where the file goes when that is not the paper's form. */
type Put = (file: File, onPercent: (percent: number) => void) => Promise<DocumentView>;

export function usePaperUpload(caseId: string, paper: PaperView, put?: Put): PaperUpload {
  const { t } = useWords();
  const client = useQueryClient();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [failed, setFailed] = useState<unknown>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (file: File, replaces?: string) => {
    setFailed(null);
    const big = tooBig(paper, file);
    setRefused(
      big ? t('papers.tooBig', { name: file.name, size: sizeText(file.size), limit: sizeText(paper.maxBytes) }) : null,
    );
    if (big) return;
    const mark = (percent: number) =>
      setGoing((list) => [...list.filter(({ name }) => name !== file.name), { name: file.name, percent }]);
    mark(0);
    try {
      await (put ? put(file, mark) : upload({ caseId, paper: paper.code, file, replaces, onPercent: mark }));
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    } catch (error) {
      setFailed(error);
    } finally {
      setGoing((list) => list.filter(({ name }) => name !== file.name));
    }
  };
  return { send, going, refused, failed };
}

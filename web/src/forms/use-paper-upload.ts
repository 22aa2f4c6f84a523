/** Sending files for one paper: what is going, what could not be sent and why, what failed and can be tried again. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentView, PaperView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { sizeText, tooBig } from './paper-limits.ts';
import { upload } from './upload.ts';

export type Going = { key: string; name: string; percent: number };
export type Failed = { key: string; file: File; replaces: string | undefined; error: unknown };
export type PaperUpload = {
  send: (file: File, replaces?: string) => Promise<void>;
  /** As many as there is room for; what is too much is told by name. */
  sendAll: (files: readonly File[], room: number) => void;
  going: readonly Going[];
  refused: readonly string[];
  failed: readonly Failed[];
  again: (one: Failed) => void;
  forget: (one: Failed) => void;
};

let counted = 0;

/** `put`: where the file goes when that is not the paper's form. */
type Put = (file: File, onPercent: (percent: number) => void) => Promise<DocumentView>;

export function usePaperUpload(caseId: string, paper: PaperView, put?: Put): PaperUpload {
  const { t } = useWords();
  const client = useQueryClient();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const refuseBig = (file: File): string =>
    t('papers.tooBig', { name: file.name, size: sizeText(file.size), limit: sizeText(paper.maxBytes) });

  const go = async (file: File, replaces?: string) => {
    counted += 1;
    const key = String(counted);
    const mark = (percent: number) =>
      setGoing((list) => [...list.filter((one) => one.key !== key), { key, name: file.name, percent }]);
    mark(0);
    try {
      await (put ? put(file, mark) : upload({ caseId, paper: paper.code, file, replaces, onPercent: mark }));
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    } catch (error) {
      setFailed((list) => [...list, { key, file, replaces, error }]);
    } finally {
      setGoing((list) => list.filter((one) => one.key !== key));
    }
  };
  const forget = ({ key }: Failed) => setFailed((list) => list.filter((one) => one.key !== key));
  return {
    going,
    refused,
    failed,
    forget,
    async send(file, replaces) {
      setRefused(tooBig(paper, file) ? [refuseBig(file)] : []);
      if (!tooBig(paper, file)) await go(file, replaces);
    },
    sendAll(files, room) {
      const big = files.filter((file) => tooBig(paper, file));
      const fit = files.filter((file) => !tooBig(paper, file));
      const left = fit.slice(Math.max(0, room));
      const names = left.map(({ name }) => name).join(t('app.comma'));
      setRefused([
        ...big.map(refuseBig),
        ...(left.length > 0 ? [t('papers.tooMany', { count: fit.length, room: Math.max(0, room), names })] : []),
      ]);
      for (const file of fit.slice(0, Math.max(0, room))) void go(file);
    },
    again(one) {
      forget(one);
      void go(one.file, one.replaces);
    },
  };
}

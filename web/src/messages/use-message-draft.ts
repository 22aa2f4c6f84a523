/**
 * What is typed and not sent yet, with the key that it was last sent under: kept in this tab until the server has it, so that after
 * a lost answer and a reload pressing again still sends the same message and not a second one.
 */
import { useRef } from 'react';
import { type Intent, randomKey } from '../api/intent.ts';
import type { ReaderView } from '../api/types.ts';
import { useDraft } from '../shared/use-draft.ts';

export type ReaderName = ReaderView['name'];
export type MessageDraft = {
  text: string;
  /** Beside the bureau, which reads everything. */
  readers: readonly ReaderName[];
  documents: readonly string[];
  sent: { body: string; key: string } | null;
};
const nothing: MessageDraft = { text: '', readers: [], documents: [], sent: null };

export function useMessageDraft(caseId: string) {
  const [draft, set, drop] = useDraft<MessageDraft>(`message.${caseId}`, nothing);
  const latest = useRef(draft);
  latest.current = draft;
  const keep = (part: Partial<MessageDraft>) => {
    latest.current = { ...latest.current, ...part };
    set(latest.current);
  };
  const intent: Intent = {
    keyFor(body) {
      const { sent } = latest.current;
      if (sent?.body === body) return sent.key;
      const key = randomKey();
      keep({ sent: { body, key } });
      return key;
    },
    settled: () => keep({ sent: null }),
  };
  /** From what is there by then: several files may arrive in one moment. */
  const attach = (id: string) => keep({ documents: [...latest.current.documents, id] });
  const clear = () => {
    keep(nothing);
    drop();
  };
  return { draft, keep, attach, intent, clear };
}

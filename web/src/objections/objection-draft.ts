/** What has been typed of an objection, what is still wrong with it, and what of it is sent. It is kept nowhere but on the screen. */
import type { FileClue, FileObjection, ObjectionPaper } from '../api/types.ts';
import type { WordKey } from '../words/catalogue.ts';

export type ObjectionDraft = {
  named: boolean;
  statement: string;
  name: string;
  identity: string;
  contact: string;
  email: string;
  papers: ObjectionPaper[];
  truthful: boolean;
};

export const emptyDraft = (named: boolean): ObjectionDraft => ({
  named,
  statement: '',
  name: '',
  identity: '',
  contact: '',
  email: '',
  papers: [],
  truthful: false,
});

export type WrongField = { field: keyof ObjectionDraft; label: WordKey; why: WordKey };

export function wrongIn(draft: ObjectionDraft): WrongField[] {
  const wrong: WrongField[] = [];
  const required = (field: 'statement' | 'name' | 'identity' | 'contact') => {
    if (draft[field].trim() === '') wrong.push({ field, label: `object.${field}`, why: 'form.required' });
  };
  required('statement');
  if (!draft.named) return wrong;
  for (const field of ['name', 'identity', 'contact'] as const) required(field);
  if (draft.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()))
    wrong.push({ field: 'email', label: 'object.email', why: 'object.emailWrong' });
  if (draft.papers.length === 0) wrong.push({ field: 'papers', label: 'object.papers', why: 'form.required' });
  if (!draft.truthful) wrong.push({ field: 'truthful', label: 'object.truthful', why: 'object.truthfulMissing' });
  return wrong;
}

type Sent = { path: string; body: FileObjection | FileClue };

export function sentOf(draft: ObjectionDraft, item: string): Sent {
  const { statement, name, identity, contact, email } = draft;
  const papers = draft.papers.map(({ id }) => id);
  if (!draft.named) return { path: '/api/public/clues', body: { item, statement, papers } };
  return {
    path: '/api/public/objections',
    body: {
      item,
      name,
      identity,
      contact,
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      statement,
      papers,
      truthful: true,
    },
  };
}

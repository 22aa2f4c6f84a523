/** On the pages without fields: what was typed on the others still goes to the server, and what cannot is told. */
import { Link } from '@tanstack/react-router';
import type { FormView } from '../api/types.ts';
import { useFormDraft } from '../forms/use-form-draft.ts';
import { useWords } from '../words/use-words.ts';
import type { Part } from './parts.ts';

export function KeepSending({ caseId, form, parts }: { caseId: string; form: FormView; parts: readonly Part[] }) {
  const { t, of } = useWords();
  const draft = useFormDraft(caseId, form);
  const open = form.fields.filter(({ code }) => draft.conflicts.includes(code) || draft.unsound.includes(code));
  if (open.length === 0) return null;
  return (
    <div className="note" role="status" data-unsent={open.length}>
      <p>{t('apply.unsent')}</p>
      <ul>
        {open.map(({ code, label }) => (
          <li key={code}>
            <Link
              to="/cases/$caseId/application/$part"
              params={{ caseId, part: parts.find(({ fields }) => fields.includes(code))?.code ?? 'review' }}
            >
              {of(label)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

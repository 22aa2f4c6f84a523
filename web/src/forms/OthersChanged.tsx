/** What somebody else changed while the page was open: who, when, which fields. It is on the page already. */
import { TeamOutlined } from '@ant-design/icons';
import type { FormView } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { clockText } from '../shared/instants.ts';
import type { Others } from '../shared/use-merged-draft.ts';
import { useWords } from '../words/use-words.ts';

const mostShown = 3;

export function OthersChanged({ form, others }: { form: FormView; others: readonly Others[] }) {
  const { t, of } = useWords();
  const { person } = useSession();
  if (others.length === 0) return null;
  const labels = new Map(form.fields.map(({ code, label }) => [code, of(label)]));
  return (
    <div className="note others" role="status" data-others>
      {others.slice(-mostShown).map(({ by, at, codes }) => (
        <p key={`${at} ${codes.join()}`}>
          <TeamOutlined aria-hidden="true" />{' '}
          {t(by?.id === person.id ? 'save.otherWindow' : 'save.othersChanged', {
            name: by?.name ?? t('save.somebody'),
            time: at === null ? '' : clockText(new Date(at)),
            fields: codes.map((code) => labels.get(code) ?? code).join(t('app.comma')),
          })}
        </p>
      ))}
    </div>
  );
}

/** "Check your answers": what will be said, and that it counts. */
import type { CaseView } from '../api/types.ts';
import { SaidWords } from '../cases/SaidWords.tsx';
import { useWords } from '../words/use-words.ts';
import type { ActionField } from './schema-fields.ts';
import { bodyOf, type Typed, textOf } from './typed.ts';

type Props = { fields: readonly ActionField[]; typed: Typed; view: CaseView; label: string };

export function CheckStep({ fields, typed, view, label }: Props) {
  const { t, of } = useWords();
  const { type: _, ...said } = bodyOf('', fields, typed);
  const names = Object.fromEntries(
    Object.keys(said).flatMap((name) => {
      const chosen = textOf(typed, `${name}:name`);
      return chosen === '' ? [] : [[name, chosen]];
    }),
  );
  return (
    <section className="check" aria-labelledby="check-title">
      <h3 id="check-title">{t('action.checkTitle')}</h3>
      <p>
        {t('action.checkCase', { enterprise: view.enterprise.name, number: view.number, state: of(view.stateName) })}
      </p>
      <SaidWords said={said} view={view} names={names} />
      <p className="muted">{t('action.checkNote', { action: label })}</p>
    </section>
  );
}

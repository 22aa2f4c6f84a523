/** One field of a form: label above, help and limit under it, the error beside it. */
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

type Props = {
  id: string;
  label: string;
  required?: boolean;
  help?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
};

/** Gives the ids that the control must carry in `aria-describedby`. */
export const describedBy = (id: string): string => `${id}-help ${id}-error`;

export function Field({ id, label, required = false, help, error, children }: Props) {
  const { t } = useWords();
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id} className="field-label">
        {label}
        {required ? null : <span className="muted"> {t('form.optional')}</span>}
      </label>
      {children}
      <div id={`${id}-help`} className="field-help">
        {help}
      </div>
      <div id={`${id}-error`} className="field-error" aria-live="polite">
        {error}
      </div>
    </div>
  );
}

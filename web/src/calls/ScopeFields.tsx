/** Districts, sub-industries and the limits by sub-industry of a call. What may not be taken out again is fixed. */
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { referenceQuery } from '../api/reference-queries.ts';
import { useWords } from '../words/use-words.ts';

type Scope = { districts: string[]; subIndustries: string[]; ceilings: Record<string, string> };
type Props = {
  scope: Scope;
  onChange: (scope: Scope) => void;
  /** Of a published call: a scope only grows, and who has no limit gets none. */
  fixed?: { districts: readonly string[]; subIndustries: readonly string[]; ceilings: readonly string[] };
  errorOf: (fieldId: string) => string | undefined;
};

export function ScopeFields({ scope, onChange, fixed, errorOf }: Props) {
  const { t, of } = useWords();
  const reference = useQuery(referenceQuery).data;
  const choices = [
    { name: 'districts', label: t('call.districts'), all: reference?.districts ?? [] },
    { name: 'subIndustries', label: t('call.subIndustries'), all: reference?.subIndustries ?? [] },
  ] as const;
  const limited = (reference?.subIndustries ?? []).filter(
    ({ code }) =>
      scope.subIndustries.includes(code) && (!fixed?.subIndustries.includes(code) || fixed.ceilings.includes(code)),
  );
  return (
    <>
      {choices.map(({ name, label, all }) => (
        <fieldset key={name} className="field" id={name} tabIndex={-1}>
          <legend className="field-label">{label}</legend>
          <Checkbox.Group
            value={scope[name]}
            options={all.map((one) => ({
              value: one.code,
              label: of(one.name),
              disabled: fixed?.[name].includes(one.code) === true,
            }))}
            onChange={(next) => onChange({ ...scope, [name]: next.map(String) })}
          />
          <div className="field-error" aria-live="polite">
            {errorOf(name)}
          </div>
        </fieldset>
      ))}
      {limited.length === 0 ? null : (
        <fieldset className="field">
          <legend className="field-label">{t('call.ceilings')}</legend>
          <div className="field-help">{t('call.ceilingsHelp')}</div>
          <div className="call-limits">
            {limited.map(({ code, name }) => (
              <div key={code}>
                <label htmlFor={`ceiling-${code}`}>{of(name)}</label>
                <Input
                  id={`ceiling-${code}`}
                  inputMode="numeric"
                  maxLength={6}
                  value={scope.ceilings[code] ?? ''}
                  aria-describedby={`ceiling-${code}-error`}
                  onChange={(event) =>
                    onChange({ ...scope, ceilings: { ...scope.ceilings, [code]: event.target.value } })
                  }
                />
                <div id={`ceiling-${code}-error`} className="field-error" aria-live="polite">
                  {errorOf(`ceiling-${code}`)}
                </div>
              </div>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

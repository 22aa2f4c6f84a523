/** Window, scope, places and limits of a call: the same for the public page and the bureau's. */
import { useQuery } from '@tanstack/react-query';
import { referenceQuery } from '../api/reference-queries.ts';
import type { PublicCall } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';
import '../app/calls.css';

type Shown = Pick<
  PublicCall,
  | 'opensAt'
  | 'closesAt'
  | 'retrofitEndsAt'
  | 'batchEndsAt'
  | 'quota'
  | 'placesTaken'
  | 'districts'
  | 'subIndustries'
  | 'ceilings'
>;

export function CallFacts({ of: call }: { of: Shown }) {
  const { t } = useWords();
  const { districtName, industryName } = useScopeNames();
  return (
    <dl className="facts">
      <dt>{t('call.opensAt')}</dt>
      <dd>
        <Instant at={call.opensAt} />
      </dd>
      <dt>{t('call.closesAt')}</dt>
      <dd>
        <b>
          <Instant at={call.closesAt} until />
        </b>
      </dd>
      <dt>{t('call.retrofitEndsAt')}</dt>
      <dd>
        <Instant at={call.retrofitEndsAt} until />
      </dd>
      <dt>{t('call.batchEndsAt')}</dt>
      <dd>
        <Instant at={call.batchEndsAt} until />
      </dd>
      <dt>{t('call.quota')}</dt>
      <dd>{t('call.placesLeft', { quota: call.quota, taken: call.placesTaken })}</dd>
      {call.ceilings.length === 0 ? null : (
        <>
          <dt>{t('call.ceilings')}</dt>
          <dd>
            <ul className="plain">
              {call.ceilings.map(({ subIndustry, quota, placesTaken }) => (
                <li key={subIndustry}>
                  {t('call.ceilingLine', { name: industryName(subIndustry), quota, taken: placesTaken })}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      <dt>{t('call.districts')}</dt>
      <dd>{call.districts.map(districtName).join(t('app.comma'))}</dd>
      <dt>{t('call.subIndustries')}</dt>
      <dd>{call.subIndustries.map(industryName).join(t('app.comma'))}</dd>
    </dl>
  );
}

/** By the city's lists; a code that has no name is shown as it is. */
export function useScopeNames() {
  const { of } = useWords();
  const reference = useQuery(referenceQuery).data;
  return {
    districtName: (code: string) => of(reference?.districts.find((one) => one.code === code)?.name) || code,
    industryName: (code: string) => of(reference?.subIndustries.find((one) => one.code === code)?.name) || code,
  };
}

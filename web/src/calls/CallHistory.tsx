/** What was changed of a published call, when and why; the bureau also sees by whom. */
import type { ManagedCall, PublicCall } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { untilText } from '../shared/instants.ts';
import { useWords } from '../words/use-words.ts';
import { useScopeNames } from './CallFacts.tsx';

type Act = PublicCall['acts'][number] | ManagedCall['acts'][number];

export function CallHistory({ acts, publishedAt }: { acts: readonly Act[]; publishedAt: string }) {
  const { t, of } = useWords();
  const wordsOf = useChangeWords();
  return (
    <>
      {acts.length === 0 ? <p>{t('call.noChanges')}</p> : null}
      <ol className="plain call-acts">
        {acts.map((act) => (
          <li key={act.at + act.act}>
            <p>
              <b>{of(act.label)}</b> <Instant at={act.at} />
              {'by' in act ? <span className="muted"> {t('call.changeBy', { by: act.by })}</span> : null}
            </p>
            <ul>
              {wordsOf(act).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>{t('call.changeReason', { reason: act.reason })}</p>
          </li>
        ))}
        <li>
          <p>
            <b>{t('call.publishedAt')}</b> <Instant at={publishedAt} />
          </p>
        </li>
      </ol>
    </>
  );
}

/** One line for each thing that changed; of long texts only that they did. */
function useChangeWords(): (act: Act) => string[] {
  const { t } = useWords();
  const { districtName, industryName } = useScopeNames();
  return ({ before, after }) => {
    const line = (what: string, was: string | undefined, is: string | undefined): string[] =>
      is === undefined ? [] : [t('call.changedFrom', { what, before: was ?? '—', after: is })];
    const list = (codes: readonly string[] | undefined, name: (code: string) => string) =>
      codes?.map(name).join(t('app.comma'));
    const limits = (ceilings: Record<string, number> | undefined) =>
      ceilings &&
      Object.entries(ceilings)
        .map(([code, quota]) => `${industryName(code)} ${quota}`)
        .join(t('app.comma'));
    const date = (at: string | undefined) => (at === undefined ? undefined : untilText(at));
    return [
      ...line(t('call.closesAt'), date(before.closesAt), date(after.closesAt)),
      ...line(t('call.retrofitEndsAt'), date(before.retrofitEndsAt), date(after.retrofitEndsAt)),
      ...line(t('call.batchEndsAt'), date(before.batchEndsAt), date(after.batchEndsAt)),
      ...line(t('call.quota'), before.quota?.toString(), after.quota?.toString()),
      ...line(t('call.ceilings'), limits(before.ceilings) || '—', limits(after.ceilings)),
      ...line(t('call.districts'), list(before.districts, districtName), list(after.districts, districtName)),
      ...line(
        t('call.subIndustries'),
        list(before.subIndustries, industryName),
        list(after.subIndustries, industryName),
      ),
      ...(after.title === undefined ? [] : [t('call.changedText', { what: t('call.title') })]),
      ...(after.notice === undefined ? [] : [t('call.changedText', { what: t('call.notice') })]),
    ];
  };
}

/** Where the letter's link leads: all that will be submitted, the commitment, and the confirmation. No account is needed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { call } from '../api/client.ts';
import type { LinkedCommitment } from '../api/types.ts';
import { sizeText } from '../forms/paper-limits.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Money } from '../shared/Money.tsx';
import { Read } from '../shared/Read.tsx';
import { SignInHead } from '../sign-in/SignInFrame.tsx';
import { useWords } from '../words/use-words.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { LetterText } from './LetterText.tsx';
import '../app/application.css';

const kept = 'pilotflow.commitment';

/** Behind the `#`, which browsers send to nobody; from there into this tab's own storage, so that it stays in no history. */
function useToken(): string | null {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const fromLink = hash === '' ? null : hash;
  useEffect(() => {
    if (fromLink === null) return;
    sessionStorage.setItem(kept, fromLink);
    navigate({ to: '/commitment', replace: true });
  }, [fromLink, navigate]);
  return fromLink ?? sessionStorage.getItem(kept);
}

export function CommitmentPage() {
  const { t } = useWords();
  const token = useToken();
  return (
    <Frame>
      {token === null ? (
        <EmptyState title={t('link.missing')}>{t('link.missingNext')}</EmptyState>
      ) : (
        <Opened key={token} token={token} />
      )}
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useWords();
  return (
    <main className="link-page">
      <SignInHead />
      <section className="card" aria-labelledby="link-title">
        <h1 id="link-title">{t('link.title')}</h1>
        {children}
      </section>
    </main>
  );
}

function Opened({ token }: { token: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const queryKey = ['commitment', token];
  const asked = useQuery({
    queryKey,
    queryFn: () => call<LinkedCommitment>('POST', '/api/commitments/open', { body: { token } }),
    // Each look is journalled.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const giving = useMutation({
    mutationFn: ({ name, contentHash }: { name: string; contentHash: string }) =>
      call<LinkedCommitment>('POST', '/api/commitments/confirm', { body: { token, name, contentHash } }),
    onSuccess: (now) => client.setQueryData(queryKey, now),
    // What was shown is not what stands any more: it is shown anew, and nothing was confirmed.
    onError: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <Read asked={asked}>
      {(one) =>
        one.confirmedAt === null ? (
          <>
            <p className="lead">{t('link.lead', { enterprise: one.enterprise, number: one.number })}</p>
            <p className="small muted">{t('link.notYou')}</p>
            <Filed one={one} />
            <LetterText letter={one.letter} />
            <ConfirmForm
              pending={giving.isPending}
              error={giving.error}
              onConfirm={(name) => giving.mutate({ name, contentHash: one.contentHash })}
            />
          </>
        ) : (
          <div className="note note-good" role="status" data-confirmed>
            <p>
              <b>{t('link.done')}</b>
            </p>
            <p>{t('link.doneNext')}</p>
          </div>
        )
      }
    </Read>
  );
}

function Filed({ one }: { one: LinkedCommitment }) {
  const { t, of } = useWords();
  const shown = (value: string | number | boolean, type: string) =>
    typeof value === 'boolean' ? (
      t(value ? 'form.yes' : 'form.no')
    ) : type === 'yuan' ? (
      <Money yuan={String(value)} />
    ) : (
      value
    );
  return (
    <section className="section" aria-label={t('link.filed')}>
      <h2>{t('link.filed')}</h2>
      <dl className="answers">
        {one.fields.map(({ label, value, type }) => (
          <div key={label.en}>
            <dt>{of(label)}</dt>
            <dd className="kept-lines">{shown(value, type)}</dd>
          </div>
        ))}
        {one.selfAssessment?.level == null ? null : (
          <div>
            <dt>{t('apply.self')}</dt>
            <dd>{t('apply.level', { level: t('level.nth', { level: one.selfAssessment.level }) })}</dd>
          </div>
        )}
      </dl>
      <h3>{t('link.papers')}</h3>
      <ul>
        {one.papers.map(({ label, name, sizeBytes, sha256 }) => (
          <li key={sha256 + name}>
            {of(label)}：{name} <span className="muted small">{sizeText(sizeBytes)}</span>
          </li>
        ))}
      </ul>
      <p className="small muted hash">
        {t('commitment.hash')} {one.contentHash}
      </p>
    </section>
  );
}

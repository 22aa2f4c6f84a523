/** The mailbox of a demonstration: which letters an address has got, with their links. Outside of one nothing is found. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { lettersQuery } from '../api/membership-queries.ts';
import { PublicFrame } from '../registration/PublicFrame.tsx';
import { isMail } from '../registration/registration-draft.ts';
import { TextField } from '../registration/TextField.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

export function LettersPage() {
  const { t } = useWords();
  const { address = '' } = useSearch({ from: '/letters' });
  const navigate = useNavigate({ from: '/letters' });
  const [typed, setTyped] = useState(address);
  const [tried, setTried] = useState(false);
  const asked = useQuery(lettersQuery(address));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMail(typed)) return;
    if (typed.trim() === address) void asked.refetch();
    else void navigate({ search: { address: typed.trim() }, replace: true });
  };
  return (
    <PublicFrame wide>
      <section className="card" aria-labelledby="letters-title">
        <h1 id="letters-title">{t('letters.title')}</h1>
        <p className="lead">{t('letters.lead')}</p>
        <form onSubmit={submit} noValidate>
          <TextField
            id="address"
            type="email"
            label={t('signIn.email')}
            value={typed}
            maxLength={254}
            error={tried && !isMail(typed) ? t('signIn.emailWrong') : undefined}
            onChange={setTyped}
          />
          <Button type="primary" htmlType="submit" loading={asked.isFetching}>
            {t('letters.look')}
          </Button>
        </form>
        {address === '' ? null : (
          <Read asked={asked}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState title={t('letters.none', { address })}>{t('letters.noneNext')}</EmptyState>
              ) : (
                <ul className="plain letters">
                  {items.map(({ id, at, subject, text, link }) => (
                    <li key={id} className="letter">
                      <p className="letter-head">
                        <b>{subject}</b> <Instant at={at} />
                      </p>
                      <p>{text}</p>
                      {link === null ? null : (
                        <p>
                          <a href={link}>{t('letters.follow')}</a>
                        </p>
                      )}
                    </li>
                  ))}
                </ul>
              )
            }
          </Read>
        )}
      </section>
    </PublicFrame>
  );
}

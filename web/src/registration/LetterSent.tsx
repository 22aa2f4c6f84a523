/** After sending: where the letter went, what comes next, and another letter for who waits in vain. */
import { MailOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { call } from '../api/client.ts';
import { demonstrationQuery } from '../api/reference-queries.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

export function LetterSent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const { t } = useWords();
  const demonstration = useQuery(demonstrationQuery).data?.demonstration ?? false;
  const title = useRef<HTMLHeadingElement>(null);
  const resend = useMutation({
    mutationFn: () => call<unknown>('POST', '/api/registrations/letter', { body: { email } }),
  });
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="card" aria-labelledby="sent-title">
      <MailOutlined className="empty-sign" aria-hidden="true" />
      <h1 id="sent-title" ref={title} tabIndex={-1}>
        {t('register.sent')}
      </h1>
      <p>{t('register.sentTo', { email })}</p>
      <ol className="next-steps">
        <li>{t('register.next1')}</li>
        <li>{t('register.next2')}</li>
        <li>{t('register.next3')}</li>
      </ol>
      {demonstration ? (
        <p className="note">
          <Link to="/letters" search={{ address: email }}>
            {t('letters.open')}
          </Link>
        </p>
      ) : null}
      {resend.error ? <ProblemNotice error={resend.error} /> : null}
      <div aria-live="polite">{resend.isSuccess ? <p className="good-words">{t('register.resent')}</p> : null}</div>
      <div className="buttons">
        <Button loading={resend.isPending} disabled={resend.isSuccess} onClick={() => resend.mutate()}>
          {t('register.resend')}
        </Button>
        <Button type="link" onClick={onAgain}>
          {t('register.otherAddress')}
        </Button>
      </div>
    </section>
  );
}

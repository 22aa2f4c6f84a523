/** The security of the own account: second factor, passkeys, password, sessions. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { FactorSection } from './FactorSection.tsx';
import { PasskeySection } from './PasskeySection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SessionSection } from './SessionSection.tsx';
import { securityQuery } from './security-queries.ts';
import './security.css';

export function SecurityPage() {
  const { t } = useWords();
  const asked = useQuery(securityQuery);
  const [codes, setCodes] = useState<readonly string[]>([]);
  return (
    <>
      <div className="page-head">
        <h1>{t('security.title')}</h1>
        <p className="lead">{t('security.lead')}</p>
      </div>
      <Read asked={asked} rows={8}>
        {(security) => (
          <>
            <FactorSection security={security} codes={codes} onCodes={setCodes} />
            <PasskeySection security={security} onCodes={setCodes} />
            <PasswordSection security={security} />
            <SessionSection sessions={security.sessions} />
          </>
        )}
      </Read>
    </>
  );
}

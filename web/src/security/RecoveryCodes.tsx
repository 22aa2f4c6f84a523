/** The recovery codes, shown this once. One goes on by saying that they are kept. */
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(codes.join('\n'));
    setCopied(true);
  };
  return (
    <section className="note" aria-labelledby="codes-title" data-codes>
      <h3 id="codes-title">{t('security.codesTitle')}</h3>
      <p>{t('security.codesLead')}</p>
      <ol className="codes figures">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="buttons">
        <Button type="primary" onClick={onKept}>
          {t('security.codesKept')}
        </Button>
        {navigator.clipboard ? (
          <Button onClick={() => void copy()}>{t(copied ? 'security.codesCopied' : 'security.codesCopy')}</Button>
        ) : null}
      </div>
    </section>
  );
}

/** Where the QR of a receipt leads: whether it is genuine, and what has to stand on it. For everybody, without an account. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { get, withQuery } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import type { VerifiedReceipt } from '../api/types.ts';
import { secondText } from '../shared/instants.ts';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import '../app/application.css';

export function ReceiptPage() {
  const { t } = useWords();
  const { number } = useParams({ from: '/site/receipt/$number' });
  const { code = '', hash } = useSearch({ from: '/site/receipt/$number' });
  const asked = useQuery({
    queryKey: ['receipt', number, code, hash],
    queryFn: async (): Promise<VerifiedReceipt | null> => {
      try {
        return await get<VerifiedReceipt>(
          withQuery(`/api/public/receipts/${encodeURIComponent(number)}`, { code, hash }),
        );
      } catch (error) {
        // Not there, or an address that no receipt can have.
        if (isProblem(error) && (error.status === 404 || error.status === 400)) return null;
        throw error;
      }
    },
    retry: false,
  });
  return (
    <section className="receipt-page" aria-labelledby="receipt-title">
      <h1 id="receipt-title">{t('receipt.page')}</h1>
      <Read asked={asked}>{(verified) => <Verdict number={number} verified={verified} />}</Read>
    </section>
  );
}

function Verdict({ number, verified }: { number: string; verified: VerifiedReceipt | null }) {
  const { t } = useWords();
  const genuine = verified !== null;
  const Sign = genuine ? CheckCircleFilled : CloseCircleFilled;
  return (
    <div className={genuine ? 'verdict verdict-good' : 'verdict verdict-bad'} role="status" data-genuine={genuine}>
      <h2>
        <Sign aria-hidden="true" /> {t(genuine ? 'receipt.genuine' : 'receipt.notGenuine')}
      </h2>
      <p>{t(genuine ? 'receipt.genuineNext' : 'receipt.notGenuineNext')}</p>
      <dl className="verdict-rows">
        <dt>{t('receipt.number')}</dt>
        <dd className="figures">{number}</dd>
        {verified ? (
          <>
            <dt>{t('receipt.caseNumber')}</dt>
            <dd className="figures">{verified.caseNumber}</dd>
            <dt>{t('receipt.received')}</dt>
            <dd className="figures">{secondText(verified.receivedAt)}</dd>
            <dt>{t('receipt.hash')}</dt>
            <dd className="hash">{verified.hash}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

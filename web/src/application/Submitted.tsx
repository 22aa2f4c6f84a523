/** It is submitted: the number, the receipt, and what happens next. */
import { CheckCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '../api/types.ts';
import { ReceiptList } from '../receipts/ReceiptList.tsx';
import { useWords } from '../words/use-words.ts';

export function Submitted({ view }: { view: CaseView }) {
  const { t } = useWords();
  return (
    <article className="apply" data-submitted>
      <div className="apply-done" role="status">
        <h1>
          <CheckCircleFilled aria-hidden="true" /> {t('apply.submitted')}
        </h1>
        <p>
          {t('apply.submittedNumber')} <b className="figures">{view.number}</b>
        </p>
      </div>
      <ReceiptList caseId={view.id} />
      <section className="section" aria-label={t('apply.whatNext')}>
        <h2>{t('apply.whatNext')}</h2>
        <ol>
          <li>{t('apply.next1')}</li>
          <li>{t('apply.next2')}</li>
          <li>{t('apply.next3')}</li>
        </ol>
        <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{}}>
          {t('apply.toCase')}
        </Link>
      </section>
    </article>
  );
}

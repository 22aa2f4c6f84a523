/** A contract to read: lines with list price against price, the plan, its milestones. */
import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { policyQuery } from '../api/reference-queries.ts';
import type { CaseView, ContractView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { Money } from '../shared/Money.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useWords } from '../words/use-words.ts';
import { percentOf } from './contract-draft.ts';

type Props = { contract: ContractView; view: CaseView };

export function FiledContract({ contract, view }: Props) {
  const { t, of } = useWords();
  const categories = useQuery(policyQuery(view.policyId)).data?.expenseCategories ?? [];
  const category = (code: string) => of(categories.find((one) => one.code === code)?.name) || code;
  return (
    <>
      <dl className="facts">
        <dt>{t('contract.signedOn')}</dt>
        <dd className="figures">{contract.signedOn}</dd>
        <dt>{t('contract.plan')}</dt>
        <dd className="figures">
          {contract.planStartsOn} — {contract.planEndsOn}
        </dd>
        <dt>{t('contract.clause')}</dt>
        <dd>{t(contract.dataSecurityClause ? 'form.yes' : 'form.no')}</dd>
      </dl>
      <table className="grid grid-cards">
        <caption className="hidden">{t('contract.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('contract.lineName')}</th>
            <th scope="col">{t('contract.category')}</th>
            <th scope="col" className="right">
              {t('contract.listPrice')}
            </th>
            <th scope="col" className="right">
              {t('contract.price')}
            </th>
            <th scope="col" className="right">
              {t('contract.vat')}
            </th>
          </tr>
        </thead>
        <tbody>
          {contract.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td data-label={t('contract.category')}>{category(line.category)}</td>
              <td data-label={t('contract.listPrice')} className="right">
                <Money yuan={line.listPrice} />
              </td>
              <td data-label={t('contract.price')} className="right">
                <Money yuan={line.price} />
              </td>
              <td data-label={t('contract.vat')} className="right figures">
                {percentOf(line.vatRateBp)}%
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('app.sum')}</th>
            <td />
            <td className="right" data-label={t('contract.listPrice')}>
              <Money yuan={contract.listPrice} />
            </td>
            <td className="right" data-label={t('contract.price')}>
              <Money yuan={contract.price} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      <h3>{t('contract.milestones')}</h3>
      <Milestones contract={contract} view={view} />
    </>
  );
}

function Milestones({ contract, view }: Props) {
  const { t } = useWords();
  const closing = useCaseChange(view.id);
  const mayClose = view.roles.includes('provider') && view.desk.includes('provider');
  return (
    <>
      {closing.error ? <ProblemNotice error={closing.error} /> : null}
      <ul className="plain milestones">
        {contract.milestones.map(({ id, name, dueOn, doneAt }) => (
          <li key={id}>
            {doneAt ? (
              <CheckCircleFilled className="good" aria-hidden="true" />
            ) : (
              <ClockCircleOutlined aria-hidden="true" />
            )}
            <span>
              {name}
              <span className="muted small block figures">
                {t('contract.dueOn')} {dueOn}
                {doneAt ? (
                  <>
                    {' '}
                    · {t('contract.doneAt')} <Instant at={doneAt} day />
                  </>
                ) : null}
              </span>
            </span>
            {mayClose && doneAt === null ? (
              <Button
                size="small"
                loading={closing.isPending}
                aria-label={t('contract.markDoneName', { name })}
                onClick={() =>
                  closing.mutate({ method: 'POST', path: `/api/cases/${view.id}/milestones/${id}/done`, body: {} })
                }
              >
                {t('contract.markDone')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

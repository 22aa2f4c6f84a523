/** The milestones of the plan: what, until when. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';
import { type MilestoneDraft, newMilestone } from './contract-draft.ts';

type Props = {
  milestones: readonly MilestoneDraft[];
  errorOf: (id: string) => string | undefined;
  onChange: (milestones: MilestoneDraft[]) => void;
};

export function MilestoneLines({ milestones, errorOf, onChange }: Props) {
  const { t } = useWords();
  const change = (key: string, part: Partial<MilestoneDraft>) =>
    onChange(milestones.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <>
      {milestones.map((one, index) => (
        <fieldset key={one.key} className="line-card line-card-short">
          <legend>
            {t('contract.milestone')} {index + 1}
          </legend>
          <Field
            id={`milestone-name-${one.key}`}
            label={t('contract.lineName')}
            required
            error={errorOf(`milestone-name-${one.key}`)}
          >
            <Input
              id={`milestone-name-${one.key}`}
              maxLength={200}
              value={one.name}
              onChange={(event) => change(one.key, { name: event.target.value })}
            />
          </Field>
          <Field
            id={`milestone-due-${one.key}`}
            label={t('contract.dueOn')}
            required
            error={errorOf(`milestone-due-${one.key}`)}
          >
            <Input
              id={`milestone-due-${one.key}`}
              type="date"
              value={one.dueOn}
              onChange={(event) => change(one.key, { dueOn: event.target.value })}
            />
          </Field>
          {milestones.length > 1 ? (
            <Button
              className="line-remove"
              aria-label={t('contract.removeMilestone', { number: index + 1 })}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={() => onChange(milestones.filter(({ key }) => key !== one.key))}
            />
          ) : null}
        </fieldset>
      ))}
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => onChange([...milestones, newMilestone()])}>
        {t('contract.addMilestone')}
      </Button>
    </>
  );
}

/** The agency that was drawn, and no other, where the draw decides; a free choice where the event leaves it open. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Select } from 'antd';
import { useEffect } from 'react';
import { drawsQuery } from '../api/case-queries.ts';
import { organisationsQuery } from '../api/reference-queries.ts';
import type { CaseView } from '../api/types.ts';
import { describedBy } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  id: string;
  value: string;
  view: CaseView;
  drawn: boolean;
  onChange: (id: string, name: string) => void;
};

export function AgencyChoice(props: Props) {
  return props.drawn ? <DrawnAgency {...props} /> : <AnyAgency {...props} />;
}

function DrawnAgency({ id, value, view, onChange }: Props) {
  const { t } = useWords();
  const draw = useQuery(drawsQuery(view.id)).data?.items.find(({ current }) => current);
  useEffect(() => {
    if (draw && draw.drawn.id !== value) onChange(draw.drawn.id, draw.drawn.name);
  }, [draw, value, onChange]);
  if (!draw)
    return (
      <Alert
        type="info"
        showIcon
        title={t('action.drawFirst')}
        description={
          <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{ tab: 'acceptance' }}>
            {t('action.toDraw')}
          </Link>
        }
      />
    );
  return (
    <p id={id} tabIndex={-1} className="chosen">
      <b>{draw.drawn.name}</b> <span className="muted small">{t('draw.drawn')}</span>
    </p>
  );
}

function AnyAgency({ id, value, view, onChange }: Props) {
  const { t, code } = useWords();
  const asked = useInfiniteQuery(organisationsQuery({ kind: 'agency', standing: 'admitted' }, 100));
  const found = (asked.data?.pages.flatMap(({ items }) => items) ?? []).filter((one) => one.id !== view.agency?.id);
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.choose')}
      loading={asked.isFetching}
      options={found.map((one) => ({ value: one.id, label: `${one.name} · ${code('standing', one.standing)}` }))}
      onChange={(next: string | undefined) => onChange(next ?? '', found.find((one) => one.id === next)?.name ?? '')}
      aria-describedby={describedBy(id)}
      {...(value === '' ? {} : { value })}
    />
  );
}

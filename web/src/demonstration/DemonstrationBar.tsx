/** Demonstration mode: the product's clock, and for the administrator the way to move it on. Never there otherwise. */
import { FieldTimeOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { ProductClock } from '../api/types.ts';
import { useMay, useSession } from '../app/session.ts';
import { dateTimeText } from '../shared/instants.ts';
import { useProblemWords } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

export function DemonstrationBar() {
  const { t } = useWords();
  const { now } = useSession();
  const mayAdvance = useMay('clock.advance');
  return (
    <aside className="demonstration" aria-label={t('demo.label')}>
      <div className="demonstration-in">
        <FieldTimeOutlined aria-hidden="true" />
        <span>
          {t('demo.clock')} <b className="figures">{dateTimeText(now)}</b>
        </span>
        {mayAdvance ? <Advance /> : <span className="small">{t('demo.note')}</span>}
      </div>
    </aside>
  );
}

function Advance() {
  const { t } = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const client = useQueryClient();
  const [days, setDays] = useState(7);
  const advance = useMutation({
    mutationFn: (to: 'nextDeadline' | number) =>
      call<ProductClock>('POST', '/api/demonstration/clock', { body: { to } }),
    onSuccess: async ({ now, moved }) => {
      message.success(t('demo.moved', { now: dateTimeText(now), count: moved }));
      await client.invalidateQueries();
    },
    onError: (error) => message.error(problemWords(error).title),
  });
  return (
    <span className="demonstration-tools">
      <Button size="small" loading={advance.isPending} onClick={() => advance.mutate('nextDeadline')}>
        {t('demo.nextDeadline')}
      </Button>
      <InputNumber
        size="small"
        min={1}
        max={400}
        value={days}
        aria-label={t('demo.days')}
        onChange={(value) => setDays(value ?? 1)}
      />
      <Button size="small" loading={advance.isPending} onClick={() => advance.mutate(days)}>
        {t('demo.advanceDays')}
      </Button>
    </span>
  );
}

/** Above a form that was given back: what was asked, how far it is, and what follows - for whoever looks at it. */
import { LockOutlined } from '@ant-design/icons';
import { useId } from 'react';
import type { FormView } from '../api/types.ts';
import { Bar } from '../shared/Bar.tsx';
import { useWords } from '../words/use-words.ts';
import { AskedItem, type Standing } from './AskedItem.tsx';
import { ReturnLine } from './ReturnLine.tsx';
import { type Asked, anchorOf, askedOf, isSurgical, progressOf, type Supplement } from './supplement.ts';

type Props = { form: FormView; supplement: Supplement };

export function AskedPanel({ form, supplement }: Props) {
  const { t } = useWords();
  const id = useId();
  const { answered } = supplement;
  const remarks = [...new Set(supplement.remarks)];
  const stage = form.open ? 'open' : answered === null ? 'waiting' : answered.handedIn ? 'answered' : 'lapsed';
  const asked = askedOf(supplement);
  const standing = (item: Asked): Standing => {
    if (stage === 'open') return progressOf(form, item);
    return stage === 'answered' ? (item.changed ? 'changed' : 'same') : 'waiting';
  };
  const done = asked.filter((item) => ['done', 'changed'].includes(standing(item))).length;
  return (
    <section
      className={`asked-panel asked-${stage}`}
      aria-labelledby={id}
      data-supplement={stage}
      data-asked={asked.length}
      data-done={done}
    >
      <h3 id={id}>{t(stage === 'answered' ? 'supplement.answeredTitle' : 'supplement.title')}</h3>
      <ReturnLine supplement={supplement} />
      {asked.length > 0 && (stage === 'open' || stage === 'answered') ? (
        <p className="asked-progress" role="status">
          <b>
            {stage === 'open'
              ? t('supplement.progress', { done, all: asked.length })
              : t('supplement.outcome', { changed: done, all: asked.length, same: asked.length - done })}
          </b>{' '}
          <Bar share={done / asked.length} tone={done === asked.length ? 'teal' : 'copper'} />
        </p>
      ) : null}
      {asked.length + remarks.length > 0 ? (
        <ol className="plain asked-list">
          {asked.map((item) => (
            <AskedItem key={item.code} item={item} anchor={anchorOf(form.form, item.code)} standing={standing(item)} />
          ))}
          {remarks.map((remark) => (
            <li key={remark} className="asked" data-asked-remark>
              <p className="asked-why">{remark}</p>
            </li>
          ))}
        </ol>
      ) : null}
      <WhatFollows form={form} supplement={supplement} stage={stage} open={asked.length - done} asked={asked.length} />
    </section>
  );
}

type Follows = Props & { stage: 'open' | 'waiting' | 'answered' | 'lapsed'; open: number; asked: number };

function WhatFollows({ form, supplement, stage, open, asked }: Follows) {
  const { t, of } = useWords();
  if (stage === 'waiting') return <p className="muted">{t('supplement.waiting')}</p>;
  if (stage === 'lapsed')
    return <p className="muted">{t('supplement.notHandedIn', { event: of(supplement.answered?.label) })}</p>;
  if (stage === 'answered') {
    const unasked = supplement.changed.filter((code) => !supplement.items.some((item) => item.code === code)).length;
    return unasked > 0 && asked > 0 ? <p>{t('supplement.besides', { count: unasked })}</p> : null;
  }
  return (
    <>
      <p data-why-locked>
        {isSurgical(form) ? (
          <>
            <LockOutlined aria-hidden="true" /> {t('supplement.onlyThese', { count: asked })}
          </>
        ) : (
          t(asked > 0 ? 'supplement.wholeToo' : 'supplement.whole')
        )}
      </p>
      {asked === 0 ? null : open === 0 ? (
        <p className="good-words">
          {t('supplement.allDone')} <a href="#what-now">{t('supplement.toSubmit')}</a>
        </p>
      ) : (
        <p className="muted small">{t('supplement.unchangedToo')}</p>
      )}
    </>
  );
}

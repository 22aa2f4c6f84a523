/** The draw: the seed, who was in, who was left out and why. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { drawsQuery } from '../api/case-queries.ts';
import type { CaseView, DrawView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useWords } from '../words/use-words.ts';

export function Draws({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(drawsQuery(view.id));
  const drawing = useCaseChange(view.id);
  /** The draw goes before the assignment: it is offered where the API speaks of assigning. */
  const mayDraw = view.options.some(({ type }) => type === 'agency.assign');
  return (
    <Section title={t('draw.title')} lead={t('draw.lead')}>
      {drawing.error ? <ProblemNotice error={drawing.error} /> : null}
      <Read asked={asked}>
        {({ items }) => (
          <>
            {mayDraw && !items.some(({ current }) => current) ? (
              <Button
                type="primary"
                loading={drawing.isPending}
                data-draw="agency"
                onClick={() => drawing.mutate({ method: 'POST', path: `/api/cases/${view.id}/draws`, body: {} })}
              >
                {t('draw.draw')}
              </Button>
            ) : null}
            {items.length === 0 && !mayDraw ? <p className="muted">{t('draw.none')}</p> : null}
            {items.map((draw) => (
              <OneDraw key={draw.id} draw={draw} />
            ))}
          </>
        )}
      </Read>
    </Section>
  );
}

function OneDraw({ draw }: { draw: DrawView }) {
  const { t, of } = useWords();
  return (
    <div className={draw.current ? 'card draw' : 'card draw draw-past'}>
      <p>
        <b>{draw.drawn.name}</b> <span className="pill pill-copper">{t('draw.drawn')}</span>
        {draw.current ? null : <span className="pill">{t('draw.past')}</span>}
      </p>
      <p className="small muted">
        <Instant at={draw.drawnAt} /> · {t('draw.seed')} <code>{draw.seed}</code>
      </p>
      <table className="grid">
        <caption className="hidden">{t('draw.candidates')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('draw.candidates')}</th>
            <th scope="col">{t('draw.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {draw.candidates.map(({ id, name, leftOut }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                {leftOut ? (
                  <span>{t('draw.leftOut', { why: of(leftOut) })}</span>
                ) : id === draw.drawn.id ? (
                  <b>{t('draw.drawn')}</b>
                ) : (
                  t('draw.free')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

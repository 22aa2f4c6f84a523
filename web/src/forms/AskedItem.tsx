/** One line of what was asked: where it is, what was said, and how far it is - in words and with a sign. */
import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useWords } from '../words/use-words.ts';
import { JumpLink } from './JumpLink.tsx';
import type { Asked, Progress } from './supplement.ts';

/** `changed` and `same` for who reviews, the others for who is at it; `waiting` while nobody else may know. */
export type Standing = Progress | 'changed' | 'same' | 'waiting';

const signs = {
  done: CheckCircleFilled,
  changed: CheckCircleFilled,
  unfit: ExclamationCircleFilled,
  same: ExclamationCircleFilled,
  todo: MinusCircleOutlined,
  waiting: MinusCircleOutlined,
};

export function AskedItem({ item, anchor, standing }: { item: Asked; anchor: string; standing: Standing }) {
  const { t, of } = useWords();
  const Sign = signs[standing];
  return (
    <li className={`asked asked-${standing}`} data-asked-item={item.code} data-state={standing}>
      <Sign className="asked-sign" aria-hidden="true" />
      <div className="asked-words">
        <JumpLink to={anchor}>{of(item.label)}</JumpLink>
        {standing === 'waiting' ? null : <span className="asked-state">{t(`supplement.is.${standing}`)}</span>}
        {item.whys.map((why) => (
          <p key={why} className="asked-why">
            {why}
          </p>
        ))}
      </div>
    </li>
  );
}

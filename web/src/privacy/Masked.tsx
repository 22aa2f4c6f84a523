/** A value that is shown masked; who may see the whole of it asks with a reason, and after a minute it is covered again. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Revealed, RevealReference } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { AskReveal } from './AskReveal.tsx';

type Props = {
  shown: string;
  /** What of the answer can be asked for; nothing of this field, no eye. */
  reveals: readonly RevealReference[];
  field: string;
  /** What it is, for who does not see the eye. */
  what: string;
};

export function Masked({ shown, reveals, field, what }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const reference = reveals.find((one) => one.field === field);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(() => setRevealed(null), revealed.seconds * 1000);
    return () => clearTimeout(timer);
  }, [revealed]);
  if (reference === undefined) return <span className="figures">{shown}</span>;
  const hidden = revealed === null;
  const label = hidden ? t('reveal.show', { what }) : t('reveal.hide');
  return (
    <span className="masked" aria-live="polite">
      <span className={hidden ? 'figures' : 'figures masked-open'}>{hidden ? shown : revealed.value}</span>
      <Button
        type="text"
        size="small"
        aria-label={label}
        title={hidden ? label : t('reveal.left', { seconds: revealed.seconds })}
        icon={hidden ? <EyeOutlined aria-hidden="true" /> : <EyeInvisibleOutlined aria-hidden="true" />}
        onClick={() => (hidden ? setAsking(true) : setRevealed(null))}
      />
      {asking ? (
        <AskReveal
          reference={reference}
          what={what}
          onClose={() => setAsking(false)}
          onRevealed={(value) => {
            setRevealed(value);
            setAsking(false);
          }}
        />
      ) : null}
    </span>
  );
}

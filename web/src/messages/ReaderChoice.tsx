/** Who reads the message, as boxes to tick: who cannot be chosen says why, and a sentence sums up who will read it. */
import { Checkbox } from 'antd';
import type { MessageList } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import type { ReaderName } from './use-message-draft.ts';
import { useReaderWords } from './use-reader-words.ts';

type Props = {
  writing: MessageList['writing'];
  chosen: readonly ReaderName[];
  onChange: (chosen: ReaderName[]) => void;
};

export function ReaderChoice({ writing, chosen, onChange }: Props) {
  const { t, of } = useWords();
  const words = useReaderWords();
  const toggle = (name: ReaderName, on: boolean) =>
    onChange(on ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <fieldset className="field readers">
      <legend className="field-label">{t('message.readers')}</legend>
      {writing.readers.map(({ name, ready, why, ...reader }) => {
        const bureau = name === 'bureau';
        const note = bureau ? t('message.bureauAlways') : why ? of(why) : '';
        return (
          <div key={name} className="reader" data-reader={name}>
            <Checkbox
              checked={bureau || chosen.includes(name)}
              disabled={bureau || !ready}
              {...(note === '' ? {} : { 'aria-describedby': `reader-${name}-note` })}
              onChange={(event) => toggle(name, event.target.checked)}
            >
              {words(reader)}
            </Checkbox>
            {note === '' ? null : (
              <p id={`reader-${name}-note`} className="field-help">
                {note}
              </p>
            )}
          </div>
        );
      })}
      <Summary writing={writing} chosen={chosen} />
    </fieldset>
  );
}

/** Who writes for a party is not among the readers: their colleagues read it anyway. */
function Summary({ writing: { side, readers }, chosen }: Omit<Props, 'onChange'>) {
  const { t } = useWords();
  const words = useReaderWords();
  const ofTheBureau = side === 'bureau';
  const named = readers.filter(({ name }) => name === 'bureau' || chosen.includes(name)).map(words);
  const all = ofTheBureau ? named : [...named, t('message.ownColleagues')];
  return (
    <p className="readers-sum" aria-live="polite">
      {ofTheBureau && chosen.length === 0
        ? t('message.onlyBureau')
        : t('message.willRead', { readers: all.join(t('app.comma')) })}
    </p>
  );
}

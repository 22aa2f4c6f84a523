/** The commitment letter with the figures of the enterprise filled in; printed, it has room for signature and seal. */
import type { CommitmentView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export function LetterText({ letter }: { letter: NonNullable<CommitmentView['letter']> }) {
  const { t, of } = useWords();
  return (
    <section className="letter" aria-label={of(letter.title)}>
      <h2>{of(letter.title)}</h2>
      <p>{of(letter.opening)}</p>
      <ol>
        {letter.paragraphs.map((paragraph) => (
          <li key={paragraph.en}>{of(paragraph)}</li>
        ))}
      </ol>
      <p className="letter-signature">{t('commitment.signature')}</p>
    </section>
  );
}

/** Whether a call is open now, by the server's clock, with a word. */
import { useWords } from '../words/use-words.ts';
import { useCallPhase } from './Countdown.tsx';

export function PhaseTag({ of }: { of: { opensAt: string; closesAt: string } }) {
  const { t } = useWords();
  const { phase } = useCallPhase(of);
  if (phase === 'unknown') return null;
  const word = phase === 'open' ? 'call.open' : phase === 'upcoming' ? 'call.upcoming' : 'call.closedTag';
  return <span className={phase === 'open' ? 'state state-on' : 'state state-end'}>{t(word)}</span>;
}

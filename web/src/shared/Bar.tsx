/** A share as a bar; the figure always stands beside it. */
export function Bar({ share, tone = 'teal' }: { share: number; tone?: 'teal' | 'copper' | 'grey' }) {
  return (
    <span className="bar" aria-hidden="true">
      <span
        className={`bar-in bar-${tone}`}
        style={{ inlineSize: `${Math.round(Math.max(0, Math.min(1, share)) * 100)}%` }}
      />
    </span>
  );
}

/** A part of a page under its heading. */
import { type ReactNode, useId } from 'react';

type Props = { title: string; aside?: ReactNode; children: ReactNode; lead?: ReactNode };

export function Section({ title, aside, lead, children }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </section>
  );
}

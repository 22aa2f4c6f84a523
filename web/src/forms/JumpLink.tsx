/** A link to an item of the form on the same page: brings it into sight and puts the focus there. */
import type { ReactNode } from 'react';

export function JumpLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        const place = document.getElementById(to);
        if (!place) return;
        event.preventDefault();
        const group = place.getAttribute('role') === 'radiogroup';
        const control = group
          ? (place.querySelector<HTMLElement>('input:checked') ?? place.querySelector('input'))
          : place;
        (place.closest('[data-item]') ?? place).scrollIntoView({ block: 'start' });
        control?.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}

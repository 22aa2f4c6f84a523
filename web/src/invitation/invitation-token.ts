/**
 * The token of an invitation's link. It stands behind the `#`, which browsers send to nobody; from there it moves into this tab's
 * own storage, so that it survives signing in and stays in no history.
 */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

const key = 'pilotflow.invitation';

export function useInvitationToken(): string | null {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const fromLink = hash === '' ? null : hash;
  useEffect(() => {
    if (fromLink === null) return;
    sessionStorage.setItem(key, fromLink);
    navigate({ to: '/invitation', replace: true });
  }, [fromLink, navigate]);
  return fromLink ?? sessionStorage.getItem(key);
}

export const dropInvitationToken = (): void => sessionStorage.removeItem(key);

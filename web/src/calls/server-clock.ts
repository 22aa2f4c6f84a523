/**
 * The product's time on this page. The device's clock may be wrong and a demonstration runs ahead: what the server says is kept
 * beside the browser's steady clock, which nobody sets, and asked again when the page comes back into sight.
 */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get } from '../api/client.ts';
import { pauseUntilNext } from './countdown.ts';

type Kept = { serverMs: number; steadyMs: number };

const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }): Promise<Kept> => {
    const asked = performance.now();
    const { now } = await get<{ now: string }>('/api/clock', signal);
    const answered = performance.now();
    // It was that late somewhere between asking and answering.
    return { serverMs: Date.parse(now), steadyMs: (asked + answered) / 2 };
  },
  staleTime: 60_000,
  refetchInterval: 300_000,
  refetchOnWindowFocus: 'always',
});

const timeOf = ({ serverMs, steadyMs }: Kept): number => serverMs + performance.now() - steadyMs;

/** Milliseconds since the epoch; undefined until the server has told. Renders again only as often as the countdown needs. */
export function useServerTime(until: number): number | undefined {
  const kept = useQuery(clockQuery).data;
  const [, tick] = useState(0);
  const now = kept === undefined ? undefined : timeOf(kept);
  useEffect(() => {
    if (now === undefined || now >= until) return;
    const timer = window.setTimeout(() => tick((n) => n + 1), pauseUntilNext(until - now));
    return () => window.clearTimeout(timer);
  });
  return now;
}

/** Shows what a query brought, or that it is on its way, or why it did not come. */
import type { ReactNode } from 'react';
import { isProblem } from '../api/problem.ts';
import { Loading } from './Loading.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

type Asked<T> = { data: T | undefined; error: unknown; refetch: () => unknown };

export function Read<T>({
  asked,
  rows,
  children,
}: {
  asked: Asked<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error)
    return (
      <ProblemNotice error={asked.error} {...(mayHelp(asked.error) ? { retry: () => void asked.refetch() } : {})} />
    );
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}

/** What is not there or not theirs stays so, however often one asks. */
const mayHelp = (error: unknown): boolean => !(isProblem(error) && [400, 403, 404].includes(error.problem.status));

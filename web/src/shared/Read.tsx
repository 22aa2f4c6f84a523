/** Shows what a query brought, or that it is on its way, or why it did not come. */
import type { ReactNode } from 'react';
import { isProblem } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';
import { EmptyState } from './EmptyState.tsx';
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
  if (isAddressOfNothing(asked.error)) return <Nothing />;
  if (asked.error)
    return (
      <ProblemNotice error={asked.error} {...(mayHelp(asked.error) ? { retry: () => void asked.refetch() } : {})} />
    );
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}

function Nothing() {
  const { t } = useWords();
  return <EmptyState title={t('app.notFound')}>{t('app.notFoundNext')}</EmptyState>;
}

/** An id in the page's address that no row can have: mistyped, or cut off when it was copied. What is wrong with it helps nobody. */
export function isAddressOfNothing(error: unknown): boolean {
  if (!isProblem(error) || error.code !== 'invalid-shape') return false;
  const { errors = [] } = error.problem;
  return errors.length > 0 && errors.every(({ pointer }) => /^\/([a-z]+I|i)d$/.test(pointer));
}

/** What is not there or not theirs stays so, however often one asks. */
const mayHelp = (error: unknown): boolean => !(isProblem(error) && [400, 403, 404].includes(error.problem.status));

/** A refusal of the server as an error: problem+json as it came, or the same shape for an answer that never came. */
import type { Problem } from './types.ts';

/** Status 0: no answer at all, so nothing is known about what happened. */
export const unreachable = 0;

export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** Another try with the same Idempotency-Key can only help. */
  get unanswered(): boolean {
    return this.status === unreachable || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem;

export function problemWithoutBody(status: number, instance: string): Problem {
  const code = status === unreachable ? 'unreachable' : `http-${status}`;
  return { type: 'about:blank', title: code, status, detail: '', instance, requestId: '', code };
}

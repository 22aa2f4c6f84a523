/** One signed paper to the server, before the objection that names it. */
import { changeHeaders, toProblem } from '../api/client.ts';
import { ApiProblem, problemWithoutBody, unreachable } from '../api/problem.ts';
import type { ObjectionPaper } from '../api/types.ts';

const path = '/api/public/objections/papers';

export async function sendPaper(file: File): Promise<ObjectionPaper> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch(path, { method: 'POST', headers: changeHeaders(), body }).catch(() => {
    throw new ApiProblem(problemWithoutBody(unreachable, path));
  });
  if (!response.ok) throw new ApiProblem(toProblem(response.status, path, await response.text()));
  const paper: ObjectionPaper = await response.json();
  return paper;
}

/** One file to the server, with its progress: fetch cannot tell it, XMLHttpRequest can. */
import { changeHeaders, toProblem } from '../api/client.ts';
import { ApiProblem, problemWithoutBody, unreachable } from '../api/problem.ts';

type Upload = {
  caseId: string;
  paper: string;
  file: File;
  /** The document whose place it takes, in one step. */
  replaces?: string | undefined;
  onPercent: (percent: number) => void;
};

export function upload({ caseId, paper, file, replaces, onPercent }: Upload): Promise<string> {
  const query = new URLSearchParams({ paper, ...(replaces ? { replaces } : {}) });
  return uploadFile(`/api/cases/${caseId}/documents?${query}`, file, onPercent);
}

/** What the server answered, as it came. */
export function uploadFile(path: string, file: File, onPercent: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(changeHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onPercent(Math.round((loaded / total) * 100));
    };
    request.onerror = () => reject(new ApiProblem(problemWithoutBody(unreachable, path)));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.responseText);
      else reject(new ApiProblem(toProblem(request.status, path, request.responseText)));
    };
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}

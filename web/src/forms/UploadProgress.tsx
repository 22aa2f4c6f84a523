/** What is on its way, and why something did not arrive. */
import { Progress } from 'antd';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import type { PaperUpload } from './use-paper-upload.ts';

export function UploadProgress({ going, refused, failed }: PaperUpload) {
  return (
    <>
      {going.map(({ name, percent }) => (
        <div key={name} className="going" role="status">
          {name} <Progress percent={percent} size="small" aria-label={name} />
        </div>
      ))}
      {refused ? (
        <p className="field-error" role="alert">
          {refused}
        </p>
      ) : null}
      {failed ? <ProblemNotice error={failed} /> : null}
    </>
  );
}

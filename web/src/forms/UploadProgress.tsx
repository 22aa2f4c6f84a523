/** What is on its way, and why something did not arrive - with another try. */
import { Button, Progress } from 'antd';
import { useProblemWords } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import type { PaperUpload } from './use-paper-upload.ts';

export function UploadProgress({ going, refused, failed, again, forget }: PaperUpload) {
  const { t } = useWords();
  const words = useProblemWords();
  return (
    <>
      {going.map(({ key, name, percent }) => (
        <div key={key} className="going" role="status">
          {name} <Progress percent={percent} size="small" aria-label={name} />
        </div>
      ))}
      {refused.map((why) => (
        <p key={why} className="field-error" role="alert">
          {why}
        </p>
      ))}
      {failed.map((one) => {
        const { title, detail, reasons } = words(one.error);
        const why = [title, detail, ...reasons.map((reason) => reason.why)].filter(
          (part, at, all) => part !== '' && all.indexOf(part) === at,
        );
        return (
          <div key={one.key} className="upload-failed" role="alert" data-failed={one.file.name}>
            <p className="field-error">{t('papers.failed', { name: one.file.name, why: why.join(t('app.comma')) })}</p>
            <Button
              size="small"
              type="primary"
              ghost
              aria-label={t('papers.againName', { name: one.file.name })}
              onClick={() => again(one)}
            >
              {t('papers.again')}
            </Button>{' '}
            <Button size="small" onClick={() => forget(one)}>
              {t('papers.forget')}
            </Button>
          </div>
        );
      })}
    </>
  );
}

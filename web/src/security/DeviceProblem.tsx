/** What went wrong with a proof: the device, in a word; anything else as the server put it. */
import { Alert } from 'antd';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceGaveUp } from './passkey.ts';

export function DeviceProblem({ error }: { error: unknown }) {
  const { t } = useWords();
  if (!error) return null;
  if (error instanceof DeviceGaveUp)
    return <Alert type="info" showIcon role="status" title={t('security.passkeyCancelled')} />;
  return <ProblemNotice error={error} passwordOnly />;
}

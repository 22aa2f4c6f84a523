/** For whose role a password is not enough: the second factor is set up before anything else opens. */
import { Button } from 'antd';
import { useState } from 'react';
import { useSignOut } from '../app/PersonMenu.tsx';
import { RecoveryCodes } from '../security/RecoveryCodes.tsx';
import { TotpSetUp } from '../security/TotpSetUp.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInFrame } from './SignInFrame.tsx';

type Props = {
  /** The codes are on the screen: nobody leads away from them. */
  onHold: () => void;
  onDone: () => void;
};

export function SetUpStep({ onHold, onDone }: Props) {
  const { t } = useWords();
  const signOut = useSignOut();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const setUp = (made: readonly string[]) => {
    if (made.length === 0) return onDone();
    onHold();
    setCodes(made);
  };
  return (
    <SignInFrame title={t('signIn.setUpTitle')} lead={t('signIn.setUpLead')}>
      {codes.length > 0 ? <RecoveryCodes codes={codes} onKept={onDone} /> : <TotpSetUp onDone={setUp} />}
      {codes.length > 0 ? null : (
        <p className="after-form">
          <Button type="link" onClick={signOut}>
            {t('signIn.notYou')}
          </Button>
        </p>
      )}
    </SignInFrame>
  );
}

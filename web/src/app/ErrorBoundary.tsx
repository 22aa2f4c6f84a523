/** The last net: a screen that failed says so and offers a way on. */
import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    return this.state.failed ? <FailedScreen /> : this.props.children;
  }
}

export function FailedScreen() {
  const { t } = useWords();
  return (
    <Result
      status="error"
      title={t('problem.screen')}
      subTitle={t('problem.screenNext')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('problem.reload')}
        </Button>
      }
    />
  );
}

/** The component library in our colours and language; light or dark, moving or still, as the device asks. */
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useMedia } from '../shared/use-media.ts';
import { useLocale } from '../words/use-words.ts';
import { themeFor } from './theme.ts';

export function Look({ children }: { children: ReactNode }) {
  const { locale } = useLocale();
  const dark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      theme={themeFor({ dark, still })}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}

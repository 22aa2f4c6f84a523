/** The other language, named in itself. */
import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLocale } from '../words/use-words.ts';

export function LanguageSwitch() {
  const { locale, choose } = useLocale();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Button type="text" lang={other} icon={<GlobalOutlined aria-hidden="true" />} onClick={() => choose(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

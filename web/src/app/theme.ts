/** The look as tokens of the component library: ink on paper, deep teal, copper for where a case is. */
import { type ThemeConfig, theme } from 'antd';

const fonts =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, -apple-system, "Segoe UI", sans-serif';

/** `still`: the library leaves its motion out, and does not wait for an end of it that never comes. */
export function themeFor({ dark, still }: { dark: boolean; still: boolean }): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#1f8a86' : '#0b6a6a',
      colorInfo: dark ? '#3fa7a3' : '#0b6a6a',
      colorLink: dark ? '#6cc7c2' : '#0b6a6a',
      colorSuccess: dark ? '#59b37c' : '#1f7a45',
      colorWarning: dark ? '#dd9a57' : '#b3622b',
      colorError: dark ? '#ee8379' : '#b3261e',
      colorTextBase: dark ? '#e6ebe9' : '#1d2a2f',
      colorBgBase: dark ? '#141a1c' : '#ffffff',
      colorBgLayout: dark ? '#0f1415' : '#f6f7f4',
      colorBorder: dark ? '#5b6a6c' : '#8a989a',
      colorTextPlaceholder: dark ? '#93a1a2' : '#68777a',
      colorTextDescription: dark ? '#a9b5b5' : '#536266',
      colorTextDisabled: dark ? '#93a1a2' : '#647377',
      borderRadius: 6,
      fontFamily: fonts,
      fontSize: 15,
      controlHeight: 38,
      motion: !still,
      motionDurationMid: '0.12s',
    },
    components: { Button: { primaryShadow: 'none' } },
  };
}

import { type ThemeConfig, theme } from 'antd'
import { type Colours, fontFamily } from './tokens.ts'

/** Ant Design drawn in the desk's own tokens. */
export const antdTheme = (colours: Colours, mode: 'light' | 'dark'): ThemeConfig => ({
  algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily,
    fontSize: 14,
    borderRadius: 8,
    wireframe: false,
    colorPrimary: colours.brand,
    colorLink: colours.brandText,
    colorSuccess: colours.success,
    colorWarning: colours.caution,
    colorError: colours.danger,
    colorSuccessBg: colours.chosen,
    colorWarningBg: colours.cautionGround,
    colorErrorBg: colours.dangerGround,
    colorText: colours.text,
    colorTextSecondary: colours.textSoft,
    colorTextTertiary: colours.textFaint,
    colorTextPlaceholder: colours.textFaint,
    colorTextLightSolid: colours.onBrand,
    colorBgBase: colours.surface,
    colorBgLayout: colours.ground,
    colorBgContainer: colours.surface,
    colorBgElevated: colours.surface,
    colorBorder: colours.line,
    colorBorderSecondary: colours.line,
    boxShadowSecondary: colours.shadow,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Tooltip: {
      colorBgSpotlight: mode === 'dark' ? colours.sunken : colours.text,
      colorTextLightSolid: mode === 'dark' ? colours.text : colours.surface,
    },
    Drawer: { paddingLG: 0 },
    Checkbox: { colorBorder: colours.textFaint },
    Tabs: { itemSelectedColor: colours.brandText, inkBarColor: colours.brandText },
    Radio: { colorBorder: colours.textFaint },
  },
})

import {
  BellOutlined,
  BulbOutlined,
  LogoutOutlined,
  MoreOutlined,
  SettingOutlined,
  TranslationOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { openPage } from '../admin/route.ts'
import { usePages } from '../admin/use-pages.ts'
import { signOut } from '../auth/auth.ts'
import { useT } from '../i18n/use-t.ts'
import { chime } from '../lib/chime.ts'
import { changePrefs, type Theme, usePrefs } from '../lib/prefs.ts'

const nextTheme: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }

export function MoreMenu() {
  const t = useT()
  const { locale, theme, sound } = usePrefs()
  const hasPages = usePages().length > 0
  const system = {
    key: 'system',
    icon: <SettingOutlined />,
    label: <span data-testid="system">{t('menu.system')}</span>,
    onClick: () => openPage(),
  }
  const items: MenuProps['items'] = [
    ...(hasPages ? [system, { type: 'divider' as const }] : []),
    {
      key: 'theme',
      icon: <BulbOutlined />,
      label: <span data-testid="theme">{t(`menu.theme.${theme}`)}</span>,
      onClick: () => changePrefs({ theme: nextTheme[theme] }),
    },
    {
      key: 'sound',
      icon: <BellOutlined />,
      label: <span data-testid="sound">{t(sound ? 'menu.sound.on' : 'menu.sound.off')}</span>,
      onClick: () => {
        changePrefs({ sound: !sound })
        if (!sound) chime()
      },
    },
    {
      key: 'language',
      icon: <TranslationOutlined />,
      label: <span data-testid="language">{t('menu.language')}</span>,
      onClick: () => changePrefs({ locale: locale === 'en' ? 'zh-CN' : 'en' }),
    },
    { type: 'divider' },
    {
      key: 'sign-out',
      icon: <LogoutOutlined />,
      label: <span data-testid="sign-out">{t('menu.signOut')}</span>,
      onClick: () => void signOut(),
    },
  ]
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }}>
      <Button type="text" icon={<MoreOutlined />} data-testid="more" aria-label={t('menu.more')} />
    </Dropdown>
  )
}

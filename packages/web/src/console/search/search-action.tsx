import { openPage } from '../admin/route.ts'
import { useMay } from '../auth/roles.ts'
import { useT } from '../i18n/use-t.ts'
import { useActions } from '../shell/actions/actions.ts'

/** The search is at hand on every screen. */
export function SearchAction() {
  const t = useT()
  const serves = useMay('sessions.serve')
  const search = {
    id: 'search',
    label: t('search.words'),
    keys: { code: 'KeyF', mod: true, shift: true },
    run: () => openPage('search'),
  }
  useActions([search], serves)
  return null
}

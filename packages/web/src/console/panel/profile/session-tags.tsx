import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useT } from '../../i18n/use-t.ts'
import { tagsApi } from '../../tags/api.ts'
import { TagPicker } from '../../tags/tag-picker.tsx'
import { Fact } from '../facts.tsx'

export function SessionTags({ session: { sessionId, tagIds = [] } }: { session: SessionInfo }) {
  const t = useT()
  return (
    <dl>
      <Fact name={t('customer.sessionTags')}>
        <TagPicker
          label={t('customer.sessionTags')}
          tagIds={tagIds}
          testId="session-tags"
          onTag={(wanted) => tagsApi.ofSession(sessionId, wanted)}
        />
      </Fact>
    </dl>
  )
}

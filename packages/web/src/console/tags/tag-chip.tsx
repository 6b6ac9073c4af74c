import type { Tag } from '@yingda/server/domains/customers/contract'
import { useT } from '../i18n/use-t.ts'
import './tags.css'
import { tagsOf, useKnownTags } from './known-tags.ts'

export const TagChip = ({ tag: { name, colour } }: { tag: Pick<Tag, 'name' | 'colour'> }) => (
  <span className="tag-chip" data-colour={colour} data-testid="tag">
    {name}
  </span>
)

type Props = { tagIds?: readonly string[] | undefined; most?: number }

/** The chips of these tags; of many only the first, and how many more. */
export function TagChips({ tagIds = [], most = 20 }: Props) {
  const tags = tagsOf(useKnownTags(), tagIds)
  return (
    <>
      {tags.slice(0, most).map((tag) => (
        <TagChip key={tag.tagId} tag={tag} />
      ))}
      {tags.length > most && <span className="tag-chip">+{tags.length - most}</span>}
    </>
  )
}

export function VipMark() {
  const t = useT()
  return <span className="vip-mark">{t('customer.vip')}</span>
}

import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { useComplaint } from '../desk/use-complaint.ts'
import { useT } from '../i18n/use-t.ts'
import { useKnownTags } from './known-tags.ts'
import { TagChip, TagChips } from './tag-chip.tsx'

type Props = {
  label: string
  tagIds: readonly string[]
  testId: string
  /** All of them, once the choice is closed. */
  onTag: (tagIds: readonly string[]) => Promise<void>
}

/** The tags, and a choice of all there are; what was chosen is kept when it closes. */
export function TagPicker({ label, tagIds, testId, onTag }: Props) {
  const t = useT()
  const known = useKnownTags()
  const complain = useComplaint()
  const [wanted, setWanted] = useState<readonly string[]>()
  const turn = (open: boolean) => {
    setWanted(open ? tagIds.filter((id) => known.has(id)) : undefined)
    if (!open && wanted && !same(wanted, tagIds)) void complain(onTag)(wanted)
  }
  const choice = [...known.values()].map((tag) => (
    <Checkbox
      key={tag.tagId}
      checked={wanted?.includes(tag.tagId) ?? false}
      onChange={({ target }) =>
        setWanted((before = []) => (target.checked ? [...before, tag.tagId] : before.filter((id) => id !== tag.tagId)))
      }
    >
      <TagChip tag={tag} />
    </Checkbox>
  ))
  return (
    <span className="tag-line" data-testid={testId}>
      <TagChips tagIds={tagIds} />
      <Popover
        trigger="click"
        placement="bottomRight"
        open={wanted !== undefined}
        onOpenChange={turn}
        title={label}
        content={
          choice.length > 0 ? <div className="tag-choice">{choice}</div> : <p className="tag-none">{t('tags.none')}</p>
        }
      >
        <Button type="text" size="small" icon={<PlusOutlined />} aria-label={label} data-testid={`${testId}-add`} />
      </Popover>
    </span>
  )
}

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id) => right.includes(id))

import { type Db, type Handle, sql } from '../../../platform/db.ts'
import { newId } from '../../../platform/ids.ts'
import { type AuditEntry, audit } from '../../audit/index.ts'
import type { Tag } from '../contract.ts'
import { refusal } from '../refusal.ts'
import { tellTags } from '../tell.ts'

export type NewTag = Omit<Tag, 'tagId'>
type By = Pick<AuditEntry, 'actor' | 'ip'>

/** A desk has a few dozen of them. */
const atMost = 500

export const listTags = (db: Handle): Promise<Tag[]> =>
  db.rows<Tag>(sql`
    select id as "tagId", name, colour from tags where archived_at is null order by lower(name), id limit ${atMost}`)

export const tagsById = async (db: Handle): Promise<ReadonlyMap<string, Tag>> =>
  new Map((await listTags(db)).map((tag) => [tag.tagId, tag]))

export const addTag = (db: Db, tag: NewTag, by: By): Promise<Tag> =>
  db.tx(async (tx) => {
    if ((await listTags(tx)).length >= atMost) throw refusal(40000, `标签不能超过 ${atMost} 个`)
    const { name, colour } = clean(tag)
    const tagId = newId('tag')
    const added = await tx.run(sql`
      insert into tags (id, name, colour) values (${tagId}, ${name}, ${colour})
      on conflict (lower(name)) where archived_at is null do nothing`)
    if (added === 0) throw refusal(40903)
    await audit(tx, { ...by, action: 'tag.create', target: { type: 'tag', id: tagId }, details: { name } })
    await tellTags(tx)
    return { tagId, name, colour }
  })

export const changeTag = (db: Db, tagId: string, tag: NewTag, by: By): Promise<Tag> =>
  db.tx(async (tx) => {
    const { name, colour } = clean(tag)
    // Names are given one after another, so that the question is still right when the name is written.
    await tx.run(sql`select 1 from tags where archived_at is null order by id for no key update`)
    const taken = await tx.one(sql`
      select 1 from tags where lower(name) = lower(${name}) and archived_at is null and id <> ${tagId}`)
    if (taken) throw refusal(40903)
    const changed = await tx.run(sql`
      update tags set name = ${name}, colour = ${colour} where id = ${tagId} and archived_at is null`)
    if (changed === 0) throw refusal(40404)
    await audit(tx, { ...by, action: 'tag.update', target: { type: 'tag', id: tagId }, details: { name } })
    await tellTags(tx)
    return { tagId, name, colour }
  })

/** Nobody is shown it any more. What has it keeps its id, which then means nothing. */
export const archiveTag = (db: Db, tagId: string, by: By): Promise<void> =>
  db.tx(async (tx) => {
    const gone = await tx.one<{ name: string }>(sql`
      update tags set archived_at = now() where id = ${tagId} and archived_at is null returning name`)
    if (!gone) throw refusal(40404)
    await audit(tx, { ...by, action: 'tag.delete', target: { type: 'tag', id: tagId }, details: gone })
    await tellTags(tx)
  })

/** Those that are given, in the order of names; refused when one of them is not a tag of the desk. */
export async function knownTags(db: Handle, tagIds: readonly string[]): Promise<Tag[]> {
  const tags = (await listTags(db)).filter(({ tagId }) => tagIds.includes(tagId))
  if (tags.length !== tagIds.length) throw refusal(40000, 'tagIds 中有不存在的标签')
  return tags
}

function clean({ name, colour }: NewTag): NewTag {
  const text = name.trim()
  if (!text) throw refusal(40000, '标签名称不能为空')
  return { name: text, colour }
}

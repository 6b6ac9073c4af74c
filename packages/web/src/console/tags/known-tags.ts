import type { Tag } from '@yingda/server/domains/customers/contract'
import { createStore, useStore } from '../feed/store.ts'

type Known = ReadonlyMap<string, Tag>

/** The words of the desk, by id. */
const store = createStore<Known>(new Map())

export const useKnownTags = (): Known => useStore(store, (tags) => tags)

export const tagsLoaded = (tags: readonly Tag[]): void => store.change(() => byId(tags))

const byId = (tags: readonly Tag[]): Known => new Map(tags.map((tag) => [tag.tagId, tag]))

/** An id that names no tag (any more) is not drawn. */
export const tagsOf = (known: Known, tagIds: readonly string[]): Tag[] => tagIds.flatMap((id) => known.get(id) ?? [])

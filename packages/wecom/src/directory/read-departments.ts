import type { Department, Listing } from '../resources/departments.ts'
import { inOrder } from './in-order.ts'
import { isWholeCallRefused, mayAskForLess } from './refusal.ts'
import type { DirectorySource } from './source.ts'

const parallelCalls = 10

export interface ReadDepartments extends Listing<Department> {
  /** WeCom gives ids only: a department without a name is no fault then. */
  readonly idsOnly: boolean
}

/** Every visible department, or one and all below it, in one request; where that is refused, ids and then each name. */
export async function readDepartments({ departments }: DirectorySource, root?: number): Promise<ReadDepartments> {
  try {
    return { ...(await departments.list(root)), idsOnly: false }
  } catch (error) {
    if (!mayAskForLess(error)) throw error
    const listing = await departments.simpleList(root).catch(() => {
      throw error
    })
    return { ...listing, items: await withNames(departments, listing.items), idsOnly: true }
  }
}

async function withNames(departments: DirectorySource['departments'], items: readonly Department[]) {
  const named: Department[] = []
  let refused = false
  const complete = async (item: Department): Promise<Department> => {
    if (refused) return item
    return departments.get(item.id).catch((error: unknown) => {
      refused ||= isWholeCallRefused(error)
      if (mayAskForLess(error)) return item
      throw error
    })
  }
  for await (const item of inOrder(items, parallelCalls, complete)) named.push(item)
  return named
}

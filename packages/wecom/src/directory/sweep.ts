import { WeComSyncError } from '../errors.ts'
import { intoStore } from './into-store.ts'
import type { DirectoryKind, DirectoryStore } from './store.ts'

/** More than this share cannot all have left: rather the app has lost its view of the company. */
const mostThatMayVanish = 0.2
/** Of so few one is a large share already; only that nobody is left of them is not believed. */
const few = 20

const names: Record<DirectoryKind, string> = { departments: '部门', members: '成员' }

/**
 * Takes out of use who is stored and was not seen.
 * @throws WeComSyncError when they are more than a fifth of more than twenty, or all; then nobody is taken out of use
 */
export async function sweepUnseen(store: DirectoryStore, kind: DirectoryKind): Promise<number> {
  const { missing, known } = await intoStore(() => store.vanishing(kind))
  if (missing === 0) return 0
  const most = known > few ? known * mostThatMayVanish : known - 1
  if (missing > most) {
    throw new WeComSyncError(
      `企业微信没有返回 ${known} 个${names[kind]}中的 ${missing} 个, ${known > few ? '超过 20%' : '一个不剩'}: 未停用任何${names[kind]}, 请检查应用的可见范围`,
    )
  }
  return intoStore(() => store.sweep(kind))
}

import { type Check, ok, warning, words } from '../finding.ts'
import type { Access } from './access.ts'
import { failureOf } from './failure.ts'
import { remedyOf } from './remedies.ts'

const rootId = 1

/** A sync stores what can be seen from here and nothing else. */
export const scopeCheck = (access: Access): Check => ({
  id: 'scope',
  name: words('通讯录范围', 'Directory scope'),
  async look() {
    try {
      const { items } = await access.departments()
      const ids = new Set(items.map(({ id }) => id))
      if (ids.has(rootId)) return ok('整个企业', 'the whole company')
      const tops = items.filter(({ parentId }) => !ids.has(parentId)).map(({ id }) => id)
      if (tops.length === 0) return warning(words('没有部门', 'no department'), remedyOf(60011, 'app'))
      const some = tops.slice(0, 5).join(', ') + (tops.length > 5 ? ', …' : '')
      return warning(
        words(`只有部分部门及其下级：${some}`, `only these departments and what is below them: ${some}`),
        words(
          `其余成员不会同步，也不能登录；若要整个企业：${remedyOf(60011, 'app').zh}`,
          `other members are not synced and cannot sign in; for the whole company ${remedyOf(60011, 'app').en}`,
        ),
      )
    } catch (error) {
      return failureOf(error, access, 'app')
    }
  },
})

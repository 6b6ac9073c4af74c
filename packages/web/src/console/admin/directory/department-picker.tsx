import type { DirectoryDepartment } from '@yingda/server/domains/directory/contract'
import { Tree, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useOnePane } from '../../lib/use-media.ts'

type Props = {
  departments: readonly DirectoryDepartment[]
  chosen: number | undefined
  onChoose: (departmentId: number | undefined) => void
}

const treeHeight = 520
/** No department has this id. */
const everyone = 0

/** A tree beside the members, or a field above them where there is no room for one. */
export function DepartmentPicker({ departments, chosen, onChoose }: Props) {
  const t = useT()
  const nodes = useMemo(() => departments.map(nodeOf), [departments])
  const tops = nodes.map(({ key }) => key)
  if (useOnePane()) {
    return (
      <TreeSelect
        className="department-field"
        aria-label={t('directory.departments')}
        treeData={nodes}
        {...(chosen !== undefined && { value: chosen })}
        allowClear
        placeholder={t('directory.everyone')}
        treeDefaultExpandedKeys={tops}
        onChange={(id?: number) => onChoose(id)}
      />
    )
  }
  return (
    <Tree
      className="department-tree"
      aria-label={t('directory.departments')}
      treeData={[{ key: everyone, title: t('directory.everyone') }, ...nodes]}
      height={treeHeight}
      blockNode
      defaultExpandedKeys={tops}
      selectedKeys={[chosen ?? everyone]}
      onSelect={([key]) => onChoose(typeof key === 'number' && key !== everyone ? key : undefined)}
    />
  )
}

interface Node {
  readonly key: number
  readonly value: number
  readonly title: string
  readonly children: Node[]
}

const nodeOf = ({ wechat_dept_id: id, name, children }: DirectoryDepartment): Node => ({
  key: id,
  value: id,
  title: name || `#${id}`,
  children: children.map(nodeOf),
})

/** Names of all departments by the id that members carry. */
export function namesOf(departments: readonly DirectoryDepartment[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const waiting = [...departments]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    names.set(one.wechat_dept_id, one.name || `#${one.wechat_dept_id}`)
    waiting.push(...one.children)
  }
  return names
}

import type { DirectoryDepartment } from '@yingda/server/domains/directory/contract'
import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { directoryApi } from '../http.ts'
import { useLoad } from '../use-load.ts'

type Props = { value: number | undefined; onChange: (departmentId: number | undefined) => void }

/** One department of the company, by the id that WeCom gave it. */
export function DepartmentField({ value, onChange }: Props) {
  const t = useT()
  const { data, busy } = useLoad(directoryApi.tree)
  const nodes = useMemo(() => data?.map(nodeOf), [data])
  return (
    <TreeSelect
      {...(nodes && { treeData: nodes, treeDefaultExpandedKeys: nodes.map((top) => top.value) })}
      treeNodeFilterProp="title"
      showSearch
      allowClear
      loading={busy}
      value={value ?? null}
      placeholder={t('parts.department')}
      aria-label={t('parts.department')}
      data-testid="department-field"
      onChange={(id?: number | null) => onChange(id ?? undefined)}
    />
  )
}

interface Node {
  readonly value: number
  readonly title: string
  readonly children: Node[]
}

const nodeOf = ({ wechat_dept_id: id, name, children }: DirectoryDepartment): Node => ({
  value: id,
  title: name || `#${id}`,
  children: children.map(nodeOf),
})

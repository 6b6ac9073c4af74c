import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { StaleNote } from '../../panel/calls/stale-note.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { crmSettingsApi } from './api.ts'
import { placeOf, treeOf } from './department-tree.ts'

interface Place {
  readonly companyCode?: string | undefined
  readonly departmentId?: string | undefined
}
type Props = { value: Place; onChange: (place: Place) => void }

/** One department as Yunke has it now. */
export function RemoteDepartmentField({ value, onChange }: Props) {
  const t = useT()
  const loaded = useLoad(crmSettingsApi.departments)
  const { data, busy, failure } = loaded
  const nodes = useMemo(() => treeOf(data ?? []), [data])
  if (failure && !data) return <Loading of={loaded} />
  const { companyCode, departmentId } = value
  return (
    <>
      <TreeSelect
        className="crm-department"
        treeData={nodes}
        treeDefaultExpandAll
        popupMatchSelectWidth={280}
        treeNodeFilterProp="title"
        showSearch
        loading={busy}
        value={companyCode && departmentId ? `${companyCode}/${departmentId}` : null}
        placeholder={t('crm.remoteDepartment')}
        aria-label={t('crm.remoteDepartment')}
        data-testid="report-department"
        onChange={(chosen?: string | null) => chosen && onChange(placeOf(chosen))}
      />
      <StaleNote stale={data?.find(({ stale }) => stale)?.stale} />
    </>
  )
}

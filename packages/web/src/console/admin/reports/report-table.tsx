import type { Report } from '@yingda/server/domains/reports/contract'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { valueText } from './value-text.ts'

type Props = { report: Pick<Report, 'columns' | 'rows' | 'total'>; by: string }

/** @param by what the rows are */
export function ReportTable({ report, by }: Props) {
  const t = useT()
  const { locale } = usePrefs()
  return (
    <div className="report-table">
      <table>
        <thead>
          <tr>
            <th>{by}</th>
            {report.columns.map(({ id, zh, en }) => (
              <th key={id}>{locale === 'en' ? en : zh}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {report.columns.map(({ id, unit }) => (
                <td key={id}>{valueText(row.values[id], unit)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('report.total')}</th>
            {report.columns.map(({ id, unit }) => (
              <td key={id}>{valueText(report.total[id], unit)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

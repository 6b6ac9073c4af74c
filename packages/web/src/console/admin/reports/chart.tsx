import type { Report } from '@yingda/server/domains/reports/contract'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { usePrefs } from '../../lib/prefs.ts'
import { chartColours } from '../../theme/chart-colours.ts'
import { useTheme } from '../../theme/use-theme.ts'
import { valueText } from './value-text.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** What a picture is drawn from. */
type Figures = Pick<Report, 'columns' | 'rows'> & { readonly groupBy: string }

/** Over time a line, over channels or agents bars; figures of one unit share a picture. */
export function Chart({ report, unit }: { report: Figures; unit: Report['columns'][number]['unit'] }) {
  const { locale } = usePrefs()
  const { mode, colours } = useTheme()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!frame.current) return
    const chart = init(frame.current, mode === 'dark' ? 'dark' : undefined, { renderer: 'svg' })
    const overTime = report.groupBy === 'day' || report.groupBy === 'hour'
    const columns = report.columns.filter((column) => column.unit === unit)
    chart.setOption({
      backgroundColor: 'transparent',
      color: chartColours(colours),
      animation: false,
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0 },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: unknown) => valueText(typeof value === 'number' ? value : undefined, unit),
      },
      xAxis: { type: 'category', data: report.rows.map(({ label }) => label) },
      yAxis: {
        type: 'value',
        ...(unit === 'score' && { min: 1, max: 5 }),
        axisLabel: { formatter: (value: number) => valueText(value, unit) },
      },
      series: columns.map(({ id, zh, en }) => ({
        name: locale === 'en' ? en : zh,
        type: overTime ? 'line' : 'bar',
        connectNulls: false,
        data: report.rows.map(({ values }) => values[id] ?? null),
      })),
    })
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(frame.current)
    return () => {
      fit.disconnect()
      chart.dispose()
    }
  }, [report, unit, locale, mode, colours])
  return <div ref={frame} className="report-chart" data-testid="report-chart" />
}

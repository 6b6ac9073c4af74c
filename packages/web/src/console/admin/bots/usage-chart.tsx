import type { BotUsage } from '@yingda/server/domains/bots/contract'
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { chartColours } from '../../theme/chart-colours.ts'
import { useTheme } from '../../theme/use-theme.ts'
import { byDay } from './usage-sum.ts'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** What became of the questions of each day. */
export function UsageChart({ usage }: { usage: BotUsage }) {
  const t = useT()
  const { mode, colours } = useTheme()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!frame.current) return
    const chart = init(frame.current, mode === 'dark' ? 'dark' : undefined, { renderer: 'svg' })
    const days = byDay(usage)
    const bars = (['answered', 'missed', 'handed_over'] as const).map((key) => ({
      name: t(key === 'handed_over' ? 'usage.handedOver' : `usage.${key}`),
      type: 'bar' as const,
      stack: 'questions',
      data: days.map(({ sum }) => sum[key]),
    }))
    chart.setOption({
      backgroundColor: 'transparent',
      color: chartColours(colours),
      animation: false,
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: bars,
    })
    const fit = new ResizeObserver(() => chart.resize())
    fit.observe(frame.current)
    return () => {
      fit.disconnect()
      chart.dispose()
    }
  }, [usage, mode, colours, t])
  return <div ref={frame} className="usage-chart" data-testid="usage-chart" />
}

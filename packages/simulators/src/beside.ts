import { createDouyinSimulator } from './douyin/create.ts'
import type { DouyinSimulatorOptions } from './douyin/options.ts'
import type { DouyinSimulator } from './douyin/simulator.ts'
import { createJdSimulator } from './jd/create.ts'
import type { JdSimulatorOptions } from './jd/options.ts'
import type { JdSimulator } from './jd/simulator.ts'
import type { Beside } from './wecom/options.ts'
import { besideWeCom } from './yunke/beside.ts'

/** Who else lives at the address of the WeCom simulator. */
export interface Neighbours {
  /** `false`: no Yunke. */
  yunke?: boolean
  douyin?: DouyinSimulatorOptions
  jd?: JdSimulatorOptions
}

export interface Neighbourhood {
  readonly douyin: DouyinSimulator | undefined
  readonly jd: JdSimulator | undefined
  readonly all: readonly Beside[]
}

/** Makes the neighbours; the WeCom simulator starts and stops them with itself. */
export function neighbourhoodOf({ yunke = true, douyin, jd }: Neighbours, port: number | undefined): Neighbourhood {
  const neighbours = {
    douyin: douyin && createDouyinSimulator(douyin),
    jd: jd && createJdSimulator(jd),
  }
  const yunkes = yunke ? [besideWeCom({ ...(port !== undefined && { port }) })] : []
  return { ...neighbours, all: [...yunkes, neighbours.douyin ?? [], neighbours.jd ?? []].flat() }
}

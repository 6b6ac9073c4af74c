import type { Beside } from '../wecom/options.ts'
import { createYunkeSimulator } from './simulator.ts'

/** Yunke at the address of the WeCom simulator; its second company lives one port above, so that it stays where it was. */
export const besideWeCom = ({ port = 0 }: { readonly port?: number }): Beside =>
  createYunkeSimulator({ secondPort: port === 0 ? 0 : port + 1 })

import { ok } from '../../doctor/index.ts'

export const notRunning = ok('应答启动后才能检查', 'can be looked at while the desk runs')

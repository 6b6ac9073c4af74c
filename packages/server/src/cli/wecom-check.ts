import {
  createWeCom,
  type DepartmentNode,
  type SyncResult,
  WeComConfig,
  WeComConfigError,
  WeComError,
  type WeComService,
} from '@yingda/wecom'
import { configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import type { Settings } from '../channels/channel.ts'

interface Step {
  readonly name: string
  /** What was found; throws with what is wrong. */
  readonly look: (service: WeComService) => Promise<string> | string
}

const steps: readonly Step[] = [
  {
    name: 'config',
    look(service) {
      const [isValid, problem] = service.validateConfig()
      if (!isValid) throw new WeComConfigError(problem)
      return 'complete'
    },
  },
  {
    name: 'connection',
    async look(service) {
      const { success, errors } = await service.testConnection()
      if (!success) throw new WeComError(errors.join('; '))
      return 'token given and accepted'
    },
  },
  { name: 'departments', look: async (service) => summaryOf(await service.syncDepartments()) },
  { name: 'users', look: async (service) => summaryOf(await service.syncUsers()) },
  { name: 'tree', look: async (service) => `${countOf(await service.getDepartmentTree())} departments` },
]

/** `npm run yingda -- wecom check`: five steps in order, up to the first that fails. Nothing is stored. */
export async function weComCheck(
  service: WeComService = serviceFrom(configFrom(readEnv()).settings),
  print: (line: string) => void = console.log,
): Promise<boolean> {
  for (const [index, { name, look }] of steps.entries()) {
    const label = `${index + 1}/${steps.length} ${name}`
    try {
      print(`ok      ${label}: ${await look(service)}`)
    } catch (error) {
      print(`failed  ${label}: ${error instanceof Error ? String(error) : 'unknown'}`)
      return false
    }
  }
  return true
}

const serviceFrom = (env: Settings): WeComService => createWeCom(new WeComConfig({ env })).service

const summaryOf = ({ total, failed, errors, elapsedTime }: SyncResult): string =>
  `${total} in all, ${failed} failed, ${elapsedTime} s${errors[0] === undefined ? '' : ` (${errors[0]})`}`

const countOf = (nodes: readonly DepartmentNode[]): number =>
  nodes.reduce((sum, { children }) => sum + 1 + countOf(children), 0)

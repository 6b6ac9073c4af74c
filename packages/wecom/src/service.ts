import type { WeComClient } from './client.ts'
import { readDepartments } from './directory/read-departments.ts'
import { resultOf, type SyncResult, timeoutWarning } from './directory/result.ts'
import type { DirectoryKind, DirectoryStore, Tally } from './directory/store.ts'
import { type SyncLog, syncDepartments } from './directory/sync-departments.ts'
import { syncMembers } from './directory/sync-members.ts'
import { buildTree, type DepartmentNode } from './directory/tree.ts'
import { WeComConfigError, WeComError, WeComSyncError } from './errors.ts'
import type { Clock } from './token.ts'

export interface WeComServiceOptions {
  readonly config: { validateConfig(): readonly [isValid: boolean, errorMsg: string] }
  readonly client: Pick<WeComClient, 'departments' | 'members' | 'token'>
  readonly store: DirectoryStore
  readonly clock: Clock
  readonly log: SyncLog
  /** Members without a mobile number are left out and counted as failed. Most apps are not shown any number. */
  readonly requireMobile: boolean
}

export interface ConnectionTest {
  readonly success: boolean
  readonly errors: readonly string[]
  readonly configValid: boolean
  readonly tokenValid: boolean
}

export interface SyncAllResult {
  readonly success: boolean
  readonly department: SyncResult
  readonly user: SyncResult
  /** Seconds. */
  readonly elapsedTime: number
  readonly timeoutWarning?: string
}

export interface SyncDepartmentsOptions {
  /** With an id: the departments below it as well. */
  readonly includeChildren?: boolean
  /** false: a refused or unreachable list is a result with `success: false` instead of an error. */
  readonly throwOnFatal?: boolean
}

/** A company's directory, kept up to date. Every method may be repeated; nothing is written that has not changed. */
export class WeComService {
  readonly #options: WeComServiceOptions
  readonly #running = new Set<DirectoryKind>()

  constructor(options: WeComServiceOptions) {
    this.#options = options
  }

  /** Whether everything is set that a call needs, and if not, what. No request is made. */
  validateConfig(): readonly [isValid: boolean, errorMsg: string] {
    return this.#options.config.validateConfig()
  }

  /** Settings, then token. Never throws. */
  async testConnection(): Promise<ConnectionTest> {
    const [configValid, problem] = this.validateConfig()
    if (!configValid) return { success: false, errors: [problem], configValid, tokenValid: false }
    try {
      const { token } = this.#options.client
      const [tokenValid, error] = await token.validateToken(await token.getAccessToken())
      return { success: tokenValid, errors: tokenValid ? [] : [error], configValid, tokenValid }
    } catch (error) {
      return { success: false, errors: [textOf(error)], configValid, tokenValid: false }
    }
  }

  /**
   * Every department in one request, and those that are gone are archived; with an id that department alone.
   * @throws WeComConfigError, WeComTokenError, WeComApiError, WeComTimeoutError, WeComNetworkError; nothing is written
   * @throws WeComSyncError when it runs already, the store fails, or more than a fifth would vanish
   */
  async syncDepartments(departmentId: number | null = null, options: SyncDepartmentsOptions = {}): Promise<SyncResult> {
    const { includeChildren = false, throwOnFatal = true } = options
    const startedAt = this.#options.clock.now()
    try {
      return await this.#timed('departments', () => syncDepartments(this.#deps(), { departmentId, includeChildren }))
    } catch (error) {
      if (throwOnFatal || !(error instanceof WeComError)) throw error
      const elapsedTime = this.#secondsSince(startedAt)
      const nothing = { total: 0, created: 0, updated: 0, failed: 0, partial: true }
      return { ...nothing, success: false, errors: [textOf(error)], elapsedTime }
    }
  }

  /**
   * Members of every stored department, or of one, with those below it unless `fetchChild` is false. Sync departments
   * first. Without an id, `fetchChild` does not matter, and members who are gone become inactive.
   * @throws like `syncDepartments`; one department of many that fails is counted in `errors` instead
   */
  async syncUsers(departmentId: number | null = null, fetchChild = true): Promise<SyncResult> {
    return this.#timed('members', async () => {
      const sweep = departmentId === null && (await this.#knowsAllDepartments())
      return this.#syncMembers({ departmentId, fetchChild, sweep })
    })
  }

  /** Departments, then members; `success` when both are. Throws like its parts. */
  async syncAll(): Promise<SyncAllResult> {
    const startedAt = this.#options.clock.now()
    const department = await this.syncDepartments()
    const user = await this.#timed('members', () =>
      this.#syncMembers({ departmentId: null, fetchChild: true, sweep: true }),
    )
    const elapsedTime = this.#secondsSince(startedAt)
    const success = department.success && user.success
    return { success, department, user, elapsedTime, ...timeoutWarning(elapsedTime) }
  }

  /** Departments as stored, larger `order` first. No request is made. */
  async getDepartmentTree(): Promise<DepartmentNode[]> {
    return buildTree(await this.#options.store.departments())
  }

  #deps() {
    const { client, store, log } = this.#options
    return { source: client, store, log }
  }

  #syncMembers(scope: { departmentId: number | null; fetchChild: boolean; sweep: boolean }): Promise<Tally> {
    return syncMembers(this.#deps(), { ...scope, requireMobile: this.#options.requireMobile })
  }

  /** A member of a department that is not stored is not seen, and must not be taken for gone. */
  async #knowsAllDepartments(): Promise<boolean> {
    const { client, store } = this.#options
    try {
      const stored = new Set((await store.departments()).map(({ wechatDeptId }) => wechatDeptId))
      const { items } = await readDepartments(client)
      return items.every(({ id }) => stored.has(id))
    } catch {
      // @NOTE Not knowing is a reason to leave everybody in use; what is wrong shows in the sync itself.
      return false
    }
  }

  async #timed(kind: DirectoryKind, work: () => Promise<Tally>): Promise<SyncResult> {
    const [isValid, problem] = this.validateConfig()
    if (!isValid) throw new WeComConfigError(`企业微信配置无效: ${problem}`)
    if (this.#running.has(kind)) throw new WeComSyncError('同步正在进行中, 请稍后再试')
    this.#running.add(kind)
    const startedAt = this.#options.clock.now()
    try {
      const result = resultOf(await work(), this.#secondsSince(startedAt))
      if (result.timeoutWarning) this.#options.log.warn(result.timeoutWarning)
      return result
    } finally {
      this.#running.delete(kind)
    }
  }

  #secondsSince(startedAt: number): number {
    return (this.#options.clock.now() - startedAt) / 1_000
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? String(error) : '未知错误')

import { createHmac, randomBytes } from 'node:crypto'
import { YunkePasswordError } from '../errors.ts'
import type { Cookies } from '../http/cookies.ts'
import { withoutSlash } from '../http/hosts.ts'

export interface YunkeAccount {
  readonly phone: string
  readonly companyCode: string
  readonly domain: string
}

export interface YunkeCredentials {
  readonly cookies: Cookies
  readonly userId: string
}

interface State {
  /** A login under way, which all who need one share. */
  login?: Promise<YunkeCredentials> | undefined
  newest?: YunkeCredentials | undefined
  /** Cookies that `newest` has replaced. */
  replaced: string[]
  refusal?: YunkePasswordError | undefined
  /** Of the password that was refused. */
  refusedPassword?: string | undefined
}

const replacedKept = 20

/** What this process knows of accounts: the login under way, cookies newer than a caller's, and passwords that were refused. */
export class YunkeAccounts {
  readonly #states = new Map<string, State>()
  readonly #key = randomBytes(32)

  /** Credentials that have replaced these, if somebody has logged in since they were handed out. */
  newerThan(account: YunkeAccount, used: YunkeCredentials): YunkeCredentials | undefined {
    const { newest, replaced } = this.#stateOf(account)
    return newest !== used && replaced.includes(this.#digestOf(used)) ? newest : undefined
  }

  /**
   * Logs in once for all who ask meanwhile.
   * @throws YunkePasswordError without logging in when the password was refused before
   */
  async login(
    account: YunkeAccount,
    dead: YunkeCredentials,
    work: () => Promise<YunkeCredentials>,
  ): Promise<YunkeCredentials> {
    const state = this.#stateOf(account)
    if (state.refusal) throw again(state.refusal)
    state.login ??= this.#loginNow(account, dead, work).finally(() => {
      state.login = undefined
    })
    const fresh = await state.login
    this.#replace(state, dead, fresh)
    return fresh
  }

  async #loginNow(
    account: YunkeAccount,
    dead: YunkeCredentials,
    work: () => Promise<YunkeCredentials>,
  ): Promise<YunkeCredentials> {
    try {
      const fresh = await work()
      this.#replace(this.#stateOf(account), dead, fresh)
      return fresh
    } catch (error) {
      if (error instanceof YunkePasswordError) this.refuse(account, error)
      throw error
    }
  }

  #replace(state: State, dead: YunkeCredentials, fresh: YunkeCredentials): void {
    const digest = this.#digestOf(dead)
    state.newest = fresh
    if (!state.replaced.includes(digest)) state.replaced = [...state.replaced, digest].slice(-replacedKept)
  }

  /** No automatic login of this account from now on; with a password: no login with that one either. */
  refuse(account: YunkeAccount, refusal: YunkePasswordError, password?: string): void {
    const state = this.#stateOf(account)
    state.refusal = again(refusal)
    if (password !== undefined) state.refusedPassword = this.#digest(password)
  }

  /** @throws YunkePasswordError when this very password was refused before */
  checkPassword(account: YunkeAccount, password: string): void {
    const { refusal, refusedPassword } = this.#stateOf(account)
    if (refusal && refusedPassword === this.#digest(password)) throw again(refusal)
  }

  /** The password error that keeps this account from logging in by itself. */
  refusalOf(account: YunkeAccount): YunkePasswordError | undefined {
    return this.#stateOf(account).refusal
  }

  /** The password was changed, or a person has unlocked the account: logins may be tried again. */
  forgive(account: YunkeAccount): void {
    const state = this.#stateOf(account)
    state.refusal = undefined
    state.refusedPassword = undefined
  }

  #stateOf({ phone, companyCode, domain }: YunkeAccount): State {
    const key = JSON.stringify([withoutSlash(domain), companyCode, phone])
    const state = this.#states.get(key) ?? { replaced: [] }
    this.#states.set(key, state)
    return state
  }

  #digestOf({ cookies }: YunkeCredentials): string {
    return this.#digest(JSON.stringify(cookies))
  }

  /** Neither passwords nor cookies are kept longer than they are used. */
  #digest(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64')
  }
}

/** An error of its own for each caller, with the stack of that caller. */
const again = ({ message, code }: YunkePasswordError): YunkePasswordError => new YunkePasswordError(message, code)

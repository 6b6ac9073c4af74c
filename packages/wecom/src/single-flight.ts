/** Callers that come while work of the same name is under way share it. */
export class SingleFlight<T> {
  readonly #underWay = new Map<string, Promise<T>>()

  async run(name: string, work: () => Promise<T>): Promise<T> {
    const joined = this.#underWay.get(name)
    if (joined) return joined
    const started = work().finally(() => this.#underWay.delete(name))
    this.#underWay.set(name, started)
    return started
  }
}

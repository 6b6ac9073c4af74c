/** The only place that reads the environment: names and nothing else. Empty counts as unset. */
export type Env = Readonly<Record<string, string | undefined>>

export const readEnv = (): Env =>
  Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value?.trim() || undefined]))

import type { WeComEnv } from './config/config.ts'

/** The only look at the environment, for the ready-made objects. */
export function readEnvironment(): WeComEnv {
  // biome-ignore lint/style/noProcessEnv: whoever wants other settings makes a client or a config of their own.
  return { ...process.env }
}

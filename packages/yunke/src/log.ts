/** Lines name paths and masked phones, never a query, a body or a recording's address. `console` and pino both fit. */
export interface YunkeLog {
  debug(line: string): void
  info(line: string): void
  warn(line: string): void
  error(line: string): void
}

const ignore = (): void => {}

export const silentLog: YunkeLog = { debug: ignore, info: ignore, warn: ignore, error: ignore }

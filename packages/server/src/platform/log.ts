import { pino } from 'pino'

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>

/** JSON lines on stderr; stdout belongs to what a person or a program reads at start. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      redact: ['*.token', '*.secret', '*.password', '*.authorization', 'headers.authorization'],
      serializers: { err: pino.stdSerializers.err },
    },
    pino.destination(2),
  )

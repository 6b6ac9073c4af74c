import { type Static, Type } from 'typebox'
import { AgentStatus } from '../agents/contract.ts'

const Time = Type.String({ format: 'date-time' })
const AsOf = Type.String({ format: 'date-time', description: 'what happened up to this moment is in it' })
const Seconds = Type.Integer({ minimum: 0, description: 'seconds' })

export const MonitorAgents = Type.Object(
  {
    asOf: AsOf,
    items: Type.Array(
      Type.Object({
        csId: Type.String(),
        name: Type.String(),
        role: Type.String(),
        status: AgentStatus,
        statusSince: Time,
        teamIds: Type.Array(Type.String()),
        load: Type.Integer(),
        maxLoad: Type.Integer(),
        oldestWaitingSince: Type.Optional(
          Type.String({ format: 'date-time', description: 'a customer of theirs has waited for an answer since then' }),
        ),
        lastActivityAt: Type.Optional(Type.String({ format: 'date-time', description: 'their newest reply' })),
        sessions: Type.Array(
          Type.Object({
            sessionId: Type.String(),
            channelId: Type.String(),
            customerName: Type.Optional(Type.String()),
            since: Type.Optional(Time),
            waitingSince: Type.Optional(Time),
          }),
          { description: 'those that have waited longest for an answer come first; at most fifty' },
        ),
      }),
      { description: 'everybody who may serve; whoever is online comes first' },
    ),
  },
  { $id: 'MonitorAgents' },
)
export type MonitorAgents = Static<typeof MonitorAgents>

const Waiting = {
  pending: Type.Integer({ description: 'sessions that wait for an agent' }),
  urgent: Type.Integer({ description: 'of these: marked urgent, or waiting for as long as the desk calls urgent' }),
  longestWait: Seconds,
}

export const MonitorQueue = Type.Object(
  {
    asOf: AsOf,
    ...Waiting,
    byChannel: Type.Array(Type.Object({ channelId: Type.String(), ...Waiting })),
    byTeam: Type.Array(
      Type.Object({
        teamId: Type.Optional(Type.String({ description: 'absent: of no team' })),
        teamName: Type.Optional(Type.String()),
        ...Waiting,
      }),
    ),
    oldest: Type.Array(
      Type.Object({
        sessionId: Type.String(),
        channelId: Type.String(),
        teamId: Type.Optional(Type.String()),
        customerName: Type.Optional(Type.String()),
        priority: Type.String(),
        reason: Type.Optional(Type.String()),
        pendingSince: Time,
        wait: Seconds,
      }),
      { description: 'the fifty that have waited longest' },
    ),
  },
  { $id: 'MonitorQueue' },
)
export type MonitorQueue = Static<typeof MonitorQueue>

export const StatsQuery = Type.Object({
  tz: Type.Optional(
    Type.String({
      maxLength: 64,
      default: 'Asia/Shanghai',
      description: 'where it is today; name of the IANA database',
    }),
  ),
})

export const MonitorStats = Type.Object(
  {
    asOf: AsOf,
    day: Type.String({ format: 'date' }),
    open: Type.Object({ ai: Type.Integer(), pending: Type.Integer(), manual: Type.Integer() }),
    sessions: Type.Integer({ description: 'that began today; so do those of the figures below' }),
    handoffs: Type.Integer(),
    replied: Type.Integer(),
    responseMedian: Type.Optional(Type.Number({ description: 'seconds from the handoff to the first reply' })),
    responseP90: Type.Optional(Type.Number({ description: 'seconds' })),
    rated: Type.Integer(),
    ratingAverage: Type.Optional(Type.Number({ description: '1 to 5' })),
    closed: Type.Integer({ description: 'that ended today, whenever they began' }),
  },
  { $id: 'MonitorStats' },
)
export type MonitorStats = Static<typeof MonitorStats>

import { type Static, Type } from 'typebox'

/** One sentence in each language of the console. */
export const DoctorWords = Type.Object({ zh: Type.String(), en: Type.String() }, { $id: 'DoctorWords' })
export type DoctorWords = Static<typeof DoctorWords>

const Words = Type.Unsafe<DoctorWords>({ $ref: 'DoctorWords#' })

export const DoctorState = Type.Union([Type.Literal('ok'), Type.Literal('warning'), Type.Literal('failed')])
export type DoctorState = Static<typeof DoctorState>

export const DoctorCheck = Type.Object(
  {
    id: Type.String(),
    name: Words,
    state: DoctorState,
    found: Words,
    errcode: Type.Optional(Type.Integer({ description: "WeCom's own number" })),
    remedy: Type.Optional(Words),
  },
  { $id: 'DoctorCheck' },
)
export type DoctorCheck = Static<typeof DoctorCheck>

export const DoctorReport = Type.Object(
  {
    state: DoctorState,
    checked_at: Type.String({ format: 'date-time' }),
    checks: Type.Array(Type.Unsafe<DoctorCheck>({ $ref: 'DoctorCheck#' })),
  },
  { $id: 'DoctorReport' },
)
export type DoctorReport = Static<typeof DoctorReport>

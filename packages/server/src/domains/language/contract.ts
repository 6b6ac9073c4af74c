import { type Static, Type } from 'typebox'

export const DeskLanguage = Type.Enum(['zh-CN', 'en'], {
  description: 'in which the desk speaks to customers, and writes alerts to its own people',
})
export type DeskLanguage = Static<typeof DeskLanguage>

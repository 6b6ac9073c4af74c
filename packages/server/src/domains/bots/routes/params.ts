import { Type } from 'typebox'

/** Whatever it is, it is looked up: what cannot be an id is an unknown one. */
export const BotParams = Type.Object({ bot_id: Type.String() })

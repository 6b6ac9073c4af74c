import { Type } from 'typebox'

export const tags = ['Visitor']
export const base = '/api/v1/public/bot-share/:share_token'
export const Done = Type.Object({ success: Type.Boolean() })
export const ShareParams = Type.Object({ share_token: Type.String() })

import { Type } from 'typebox'

export const tags = ['Visitor']
export const base = '/api/v1/public/bot-share/:share_token'
export const ShareParams = Type.Object({ share_token: Type.String() })

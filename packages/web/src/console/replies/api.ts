import { http } from '../auth/auth.ts'
import { replyCalls } from './calls.ts'
import { createShelf } from './shelf.ts'

export const repliesApi = replyCalls(http)

/** The replies at hand while one writes. */
export const replyShelf = createShelf(repliesApi.list)

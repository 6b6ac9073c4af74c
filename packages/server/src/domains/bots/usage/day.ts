import { sql } from '../../../platform/db.ts'

/** Days of bots begin at midnight in Shanghai, whatever the zone of the server is. */
export const today = sql`(now() at time zone 'Asia/Shanghai')::date`

import { sql } from '../../platform/db.ts'

/** The more urgent first, then whoever has waited longest. Of `sessions s`. */
export const queueOrder = sql`array_position(array['urgent', 'high', 'normal'], s.priority), s.pending_since, s.id`

/** How many come before each session that waits, in the queue it waits in, and how many did when its customer was told. */
export const queuePlaces = sql`
  select s.id, s.queue_told_place as told, (row_number() over (partition by s.team_id order by ${queueOrder}))::int - 1 as place
  from sessions s where s.status = 'pending'`

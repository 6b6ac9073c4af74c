import { Skeleton } from 'antd'
import { LoadFailed } from '../load-failed.tsx'
import type { Loaded } from '../use-load.ts'

/** What stands where something was asked for and is not there yet. */
export function Loading({ of: { failure, reload } }: { of: Loaded<unknown> }) {
  return failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton active paragraph={{ rows: 5 }} />
}

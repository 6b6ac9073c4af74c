import type { Departments, Members } from '@yingda/wecom'

/** What is asked about one member or department. */
export interface ContactSource {
  readonly members: Pick<Members, 'get'>
  readonly departments: Pick<Departments, 'get'>
}

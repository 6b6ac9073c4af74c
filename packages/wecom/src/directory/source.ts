import type { Departments } from '../resources/departments.ts'
import type { Members } from '../resources/members.ts'

/** Where a directory is read from: a `WeComClient`, or anything that answers like one. */
export interface DirectorySource {
  readonly departments: Departments
  readonly members: Pick<Members, 'list' | 'simpleList' | 'listIds'>
}

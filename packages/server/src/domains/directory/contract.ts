import { type Static, Type } from 'typebox'

const Time = Type.String({ format: 'date-time' })

export const SyncBody = Type.Object({
  department_id: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'absent: the company' }),
  ),
  fetch_child: Type.Optional(
    Type.Boolean({ default: true, description: 'with department_id: the departments below it too' }),
  ),
})

/** What one half of a sync did, so far or in all. */
export const DirectorySyncCounts = Type.Object(
  {
    total: Type.Integer({ description: 'rows that WeCom has, each counted once' }),
    created: Type.Integer(),
    updated: Type.Integer({ description: 'rows that have changed; unchanged ones are not written' }),
    failed: Type.Integer(),
    partial: Type.Boolean(),
    errors: Type.Array(Type.String(), { description: 'the first hundred' }),
  },
  { $id: 'DirectorySyncCounts' },
)
export type DirectorySyncCounts = Static<typeof DirectorySyncCounts>

export const DirectoryRunStatus = Type.Union([
  Type.Literal('running'),
  Type.Literal('succeeded'),
  Type.Literal('failed'),
])

const Counts = Type.Unsafe<DirectorySyncCounts>({ $ref: 'DirectorySyncCounts#' })

export const DirectoryRun = Type.Object(
  {
    id: Type.String(),
    status: DirectoryRunStatus,
    phase: Type.Union([Type.Literal('departments'), Type.Literal('members'), Type.Literal('done')]),
    origin: Type.Union([Type.Literal('request'), Type.Literal('schedule'), Type.Literal('command')]),
    requested_by: Type.Optional(Type.String()),
    department_id: Type.Optional(Type.Integer()),
    fetch_child: Type.Boolean(),
    done: Type.Integer({ description: 'departments done in this phase' }),
    total: Type.Integer({ description: 'departments of this phase; 0 while they are not known' }),
    department: Counts,
    user: Counts,
    archived: Type.Integer({ description: 'departments that are gone' }),
    deactivated: Type.Integer({ description: 'members who are gone' }),
    error: Type.Optional(Type.String()),
    errcode: Type.Optional(Type.Integer({ description: "WeCom's own number" })),
    elapsed_time: Type.Number({ description: 'seconds' }),
    timeout_warning: Type.Optional(Type.String()),
    started_at: Time,
    finished_at: Type.Optional(Time),
  },
  { $id: 'DirectoryRun' },
)
export type DirectoryRun = Static<typeof DirectoryRun>

export const DirectoryChange = Type.Object({
  kind: Type.Union([Type.Literal('department'), Type.Literal('member')]),
  key: Type.String({ description: 'userid, or department id of WeCom' }),
  name: Type.String(),
  change: Type.Union([Type.Literal('created'), Type.Literal('updated'), Type.Literal('gone')]),
  fields: Type.Array(Type.String(), { description: 'what differs; never what is in it' }),
})
export type DirectoryChange = Static<typeof DirectoryChange>

export const DirectoryRunReport = Type.Object(
  { ...DirectoryRun.properties, changes: Type.Array(DirectoryChange, { description: 'the first thousand' }) },
  { $id: 'DirectoryRunReport' },
)

export interface DirectoryDepartment {
  readonly id: number
  readonly wechat_dept_id: number
  readonly name: string
  readonly order: number
  readonly parent_id: number | null
  readonly children: readonly DirectoryDepartment[]
}
export const DirectoryDepartment = Type.Object(
  {
    id: Type.Integer(),
    wechat_dept_id: Type.Integer(),
    name: Type.String(),
    order: Type.Integer({ description: 'larger comes first' }),
    parent_id: Type.Union([Type.Integer(), Type.Null()]),
    children: Type.Array(Type.Unsafe<DirectoryDepartment>({ $ref: 'DirectoryDepartment#' })),
  },
  { $id: 'DirectoryDepartment' },
)

export const DirectoryMember = Type.Object(
  {
    id: Type.Integer(),
    user_id: Type.String(),
    name: Type.String(),
    department_ids: Type.Array(Type.Integer()),
    main_department_id: Type.Optional(Type.Integer()),
    position: Type.Optional(Type.String()),
    alias: Type.Optional(Type.String()),
    is_active: Type.Boolean(),
    updated_at: Time,
  },
  { $id: 'DirectoryMember' },
)
export type DirectoryMember = Static<typeof DirectoryMember>

export const MembersQuery = Type.Object({
  department_id: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
  q: Type.Optional(Type.String({ maxLength: 64, description: 'part of a name, alias or userid' })),
  cursor: Type.Optional(Type.String({ maxLength: 64, description: 'next_cursor of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})
export type MembersQuery = Static<typeof MembersQuery>

export const DirectoryMemberPage = Type.Object(
  {
    items: Type.Array(Type.Unsafe<DirectoryMember>({ $ref: 'DirectoryMember#' })),
    next_cursor: Type.Optional(Type.String({ description: 'absent on the last page' })),
  },
  { $id: 'DirectoryMemberPage' },
)

/** Told to every agent's socket while a sync runs, at most four times a second and once at its end. */
export interface DirectorySyncFrame {
  readonly type: 'directory_sync'
  readonly cursor: string
  readonly data: DirectorySyncProgress
}
export interface DirectorySyncProgress {
  readonly run_id: string
  readonly status: DirectoryRun['status']
  readonly phase: DirectoryRun['phase']
  readonly done: number
  readonly total: number
  readonly departments: number
  readonly members: number
  readonly failed: number
}

export const directoryErrors = {
  1004: { zh: '不存在', en: 'not found' },
  40900: { zh: '通讯录同步正在进行中', en: 'a directory sync is running' },
} as const

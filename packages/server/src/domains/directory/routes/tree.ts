import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { DirectoryDepartment } from '../contract.ts'
import { presentDepartment } from '../present.ts'
import { departmentTree } from '../tree.ts'
import type { DirectoryRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

export const treeRoute = (app: App, { db }: DirectoryRoutesDeps) =>
  app.get(
    '/api/directory/tree',
    {
      schema: {
        operationId: 'getDirectoryTree',
        tags,
        description: 'Departments as stored, larger order first.',
        response: { 200: envelope(Type.Array(ref(DirectoryDepartment))), ...refusals },
      },
    },
    async () => ok((await departmentTree(db)).map(presentDepartment)),
  )

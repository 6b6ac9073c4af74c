import { Type } from 'typebox'
import { type App, envelope, ok, ref } from '../../../platform/http.ts'
import { readerOf } from '../../sessions/index.ts'
import { CustomerSummary, CustomersQuery } from '../contract.ts'
import { searchCustomers } from '../profile/search.ts'
import type { CustomerRoutesDeps } from './deps.ts'
import { profileRefusals, tags } from './schemas.ts'

export const searchRoute = (app: App, { db, phones, readScope }: CustomerRoutesDeps) =>
  app.get(
    '/api/customers',
    {
      schema: {
        operationId: 'listCustomers',
        tags,
        description: 'Newest first; more pages by the X-Next-Cursor header. A phone is found by the whole number only.',
        querystring: CustomersQuery,
        response: { 200: envelope(Type.Array(ref(CustomerSummary))), ...profileRefusals },
      },
    },
    async ({ principal, query }, reply) => {
      const { items, next } = await searchCustomers(db, phones, readerOf(readScope, principal), query)
      if (next) reply.header('x-next-cursor', next)
      return ok(items)
    },
  )

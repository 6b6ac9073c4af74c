import { type App, detailed, ref } from '../../../platform/http.ts'
import { AccountsBody, Bot } from '../contract.ts'
import { bindAccounts } from '../store/bind-accounts.ts'
import { type BotRoutesDeps, byOf, tags } from './deps.ts'
import { BotParams } from './params.ts'

export const bindRoute = (app: App, { db }: BotRoutesDeps) =>
  app.put(
    '/api/v1/bots/:bot_id/accounts',
    {
      schema: {
        operationId: 'bindBotAccounts',
        tags,
        description: 'For which channel accounts the bot answers; administrators and the master key.',
        params: BotParams,
        body: AccountsBody,
        response: { 200: ref(Bot), ...detailed },
      },
    },
    async (request) => bindAccounts(db, request.params.bot_id, request.body.account_ids, byOf(request)),
  )

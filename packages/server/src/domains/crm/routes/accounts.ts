import { Type } from 'typebox'
import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { actorOf } from '../../audit/index.ts'
import { AccountChanges, CompaniesBody, CrmAccount, CrmCompanies, NewAccountBody } from '../accounts/contract.ts'
import { addAccount, changeAccount, domainOf, removeAccount } from '../accounts/manage.ts'
import { presentAccount } from '../accounts/present.ts'
import { findAccount, listAccounts } from '../accounts/rows.ts'
import { testLogin } from '../accounts/test-login.ts'
import { asRefusal, refusal } from '../refusal.ts'
import type { CrmRoutesDeps } from './deps.ts'
import { tags } from './tags.ts'

const params = Type.Object({ accountId: Type.String({ maxLength: 64 }) })
const one = { 200: envelope(ref(CrmAccount)), ...refusals }
const preValidation = requirePermission('crm.manage')

export function accountRoutes(app: App, deps: CrmRoutesDeps): void {
  const { db, accounts: secrets, yunke, defaultDomain } = deps
  const manage = { db, secrets, yunke, defaultDomain }
  app.get(
    '/api/crm/accounts',
    {
      schema: {
        operationId: 'listCrmAccounts',
        tags,
        description: 'Accounts of Yunke, without password and cookies.',
        response: { 200: envelope(Type.Object({ items: Type.Array(ref(CrmAccount)) })), ...refusals },
      },
      preValidation,
    },
    async () => ok({ items: (await listAccounts(db)).map(presentAccount) }),
  )
  app.post(
    '/api/crm/accounts',
    {
      schema: {
        operationId: 'addCrmAccount',
        tags,
        description: '409/40910 when the number is there already. It signs in when it is needed, or by the login test.',
        body: NewAccountBody,
        response: one,
      },
      preValidation,
    },
    async (request) => ok(presentAccount(await addAccount(manage, actorOf(request), request.body))),
  )
  app.get(
    '/api/crm/accounts/:accountId',
    { schema: { operationId: 'getCrmAccount', tags, params, response: one }, preValidation },
    async ({ params: { accountId } }) => {
      const account = await findAccount(db, accountId)
      if (!account) throw refusal(40410)
      return ok(presentAccount(account))
    },
  )
  app.put(
    '/api/crm/accounts/:accountId',
    {
      schema: {
        operationId: 'changeCrmAccount',
        tags,
        description: 'What is left out stays. A new password may be tried again after one that was refused.',
        params,
        body: AccountChanges,
        response: one,
      },
      preValidation,
    },
    async (request) =>
      ok(presentAccount(await changeAccount(manage, actorOf(request), request.params.accountId, request.body))),
  )
  app.delete(
    '/api/crm/accounts/:accountId',
    {
      schema: {
        operationId: 'deleteCrmAccount',
        tags,
        description: 'Its calls stay with the company.',
        params,
        response: { 200: envelope(Type.Object({})), ...refusals },
      },
      preValidation,
    },
    async (request) => {
      await removeAccount(db, actorOf(request), request.params.accountId)
      return ok({})
    },
  )
  app.post(
    '/api/crm/accounts/:accountId/login',
    {
      schema: {
        operationId: 'testCrmLogin',
        tags,
        description:
          'Signs in to Yunke now. 409/40911 when the password was refused, now or before: it is not shown to Yunke again until it is changed. 502/50200 when Yunke cannot be asked.',
        params,
        response: one,
      },
      preValidation,
    },
    async (request) => {
      const login = testLogin({ ...deps, secrets }, actorOf(request), request.params.accountId)
      return ok(presentAccount(await login.catch(throwRefusal)))
    },
  )
  app.post(
    '/api/crm/companies/lookup',
    {
      schema: {
        operationId: 'lookUpCrmCompanies',
        tags,
        description: 'The companies that a number and its password open at Yunke; nothing is stored.',
        body: CompaniesBody,
        response: { 200: envelope(Type.Object({ items: CrmCompanies })), ...refusals },
      },
      preValidation,
    },
    async ({ body: { phone, password, domain } }) => {
      const asked = { phone, password, domain: domainOf(deps, domain) ?? defaultDomain }
      const found = await yunke.companies(asked).catch(throwRefusal)
      const items = found
        .filter(({ domainAllowed }) => domainAllowed)
        .map(({ companyCode, company, domain: home }) => ({ companyCode, companyName: company, domain: home }))
      return ok({ items })
    },
  )
}

const throwRefusal = (error: unknown): never => {
  throw asRefusal(error)
}

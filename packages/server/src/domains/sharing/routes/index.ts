import type { App } from '../../../platform/http.ts'
import {
  EndUserGrants,
  EndUserItem,
  EndUserList,
  PublicBotInfo,
  ShareLinkDetail,
  ShareLinkList,
  ShareLinkUsage,
  ShareTokenItem,
  ShareTokenList,
  SignedIn,
  Success,
  Verified,
} from '../contract.ts'
import type { SharingDeps } from '../deps.ts'
import { requireBotAdmin } from '../guards/require-bot-admin.ts'
import { loginRoute } from './auth/login.ts'
import { logoutRoute } from './auth/logout.ts'
import { verifyRoute } from './auth/verify.ts'
import { endUserRoutes } from './end-users/index.ts'
import { linkRoutes } from './links/index.ts'
import { publicBotRoute } from './public-bot.ts'

const links = [ShareTokenItem, ShareTokenList, ShareLinkDetail, ShareLinkList, ShareLinkUsage]
const people = [EndUserItem, EndUserList, EndUserGrants, Success, PublicBotInfo, SignedIn, Verified]

export const sharingRoutes = (deps: SharingDeps) => async (app: App) => {
  for (const schema of [...links, ...people]) app.addSchema(schema)
  loginRoute(app, deps)
  verifyRoute(app, deps)
  logoutRoute(app, deps)
  publicBotRoute(app, deps)
  await app.register(async (inside: App) => {
    inside.addHook('onRequest', requireBotAdmin(deps))
    linkRoutes(inside, deps)
    endUserRoutes(inside, deps)
  })
}

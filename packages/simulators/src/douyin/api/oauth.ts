import { logId } from '../ids.ts'
import type { DouyinState } from '../state.ts'
import { accessSeconds, clientSeconds, type Grant as Given, refreshSeconds } from '../world/tokens.ts'
import { type DouyinCall, fieldsOf } from './call.ts'
import { DouyinRefusal, demand, describe } from './errors.ts'

type Fields = (name: string) => string
type Grant = (state: DouyinState, field: Fields) => object

/** OAuth answers in a form of its own: everything in `data`, and a `message`. */
const oauth =
  (grant: Grant) =>
  (call: DouyinCall): object => {
    try {
      return { data: { ...grant(call.state, fieldsOf(call)), ...outcome(0) }, message: 'success' }
    } catch (error) {
      if (!(error instanceof DouyinRefusal)) throw error
      call.state.counters.refused += 1
      return { data: outcome(error.code), message: 'error' }
    }
  }

/** `POST /oauth/access_token/`: a code that the authorise page gave. */
export const accessToken = oauth((state, field) => {
  checkClient(state, field)
  demand(field('grant_type') === 'authorization_code', 2100005)
  const taken = state.tokens.takeCode(field('code'))
  demand(taken, 10007)
  const token = state.tokens.grant(taken.openId, taken.scope)
  return view(state, token)
})

/** `POST /oauth/refresh_token/`: a new access token; the life of the refresh token goes on. */
export const refreshToken = oauth((state, field) => {
  demand(field('client_key') === state.settings.clientKey, 10003)
  demand(field('grant_type') === 'refresh_token', 2100005)
  const token = state.tokens.refresh(field('refresh_token'))
  demand(token, 10010)
  return view(state, token)
})

/** `POST /oauth/renew_refresh_token/`: a new refresh token, five times. */
export const renewRefreshToken = oauth((state, field) => {
  demand(field('client_key') === state.settings.clientKey, 10003)
  const token = state.faults.renewRefused ? 'too often' : state.tokens.renew(field('refresh_token'))
  demand(token !== 'expired', 10010)
  demand(token !== 'too often', 10020)
  return { refresh_token: token.refreshToken, expires_in: refreshSeconds }
})

/** `POST /oauth/client_token/`: the app itself, for calls that are no business's own. */
export const clientToken = oauth((state, field) => {
  checkClient(state, field)
  demand(field('grant_type') === 'client_credential', 2100005)
  return { access_token: state.tokens.issueClient(), expires_in: clientSeconds }
})

function checkClient({ settings }: DouyinState, field: Fields): void {
  demand(field('client_key') === settings.clientKey, 10003)
  demand(field('client_secret') === settings.clientSecret, 10013)
}

const view = ({ tokens }: DouyinState, token: Given): object => ({
  ...{ access_token: token.accessToken, expires_in: accessSeconds, open_id: token.openId, scope: token.scope },
  ...{ refresh_token: token.refreshToken, refresh_expires_in: tokens.left(token.refreshUntil) },
})

const outcome = (code: number): object => ({
  ...{ error_code: code, description: code === 0 ? '' : describe(code), captcha: '', desc_url: '', log_id: logId() },
})

import { randomBytes } from 'node:crypto'

/** What an API call answers: success with fields, or an error code. HTTP status is 200 either way. */
export type ApiAnswer =
  | { readonly errcode: 0; readonly fields: Record<string, unknown> }
  | { readonly errcode: number; readonly head: string }

export function ok(fields: Record<string, unknown> = {}): ApiAnswer {
  return { errcode: 0, fields }
}

/** @param head replaces the usual short English text of the code */
export function refuse(errcode: number, head = heads.get(errcode) ?? 'request refused'): ApiAnswer {
  return { errcode, head }
}

let answers = 0

/**
 * The JSON of an answer. Every error carries the decoration of the real server and every success an
 * unknown field, so that a client which parses `errmsg` or refuses unknown fields fails here already.
 */
export function render(answer: ApiAnswer, ip: string, nowMs: number): Record<string, unknown> {
  answers += 1
  if ('fields' in answer)
    return { errcode: 0, errmsg: 'ok', ...answer.fields, [`x_extra_${answers % 7}`]: { v: answers } }
  const hint = `${Math.floor(nowMs / 1000)}_${answers}_${randomBytes(16).toString('hex')}`
  const link = `https://open.work.weixin.qq.com/devtool/query?e=${answer.errcode}`
  return {
    errcode: answer.errcode,
    errmsg: `${answer.head}, hint: [${hint}], from ip: ${ip}, more info at ${link}`,
  }
}

const heads = new Map([
  [-1, 'system busy'],
  [40001, 'invalid credential'],
  [40008, 'invalid message type'],
  [40013, 'invalid corpid'],
  [40014, 'invalid access_token'],
  [40031, 'invalid useridlist'],
  [40033, 'invalid charset'],
  [40056, 'invalid agentid'],
  [40058, 'invalid Request Parameter'],
  [40063, 'some parameters are empty'],
  [41001, 'access_token missing'],
  [41002, 'corpid missing'],
  [41004, 'corpsecret missing'],
  [41009, 'userid missing'],
  [41011, 'agentid missing'],
  [42001, 'access_token expired'],
  [44004, 'empty content'],
  [45009, 'api freq out of limit'],
  [60020, 'not allow to access from your ip'],
  [60111, 'userid not found'],
  [81013, 'user & party & tag all invalid'],
  [82001, 'touser & toparty & totag all empty'],
])

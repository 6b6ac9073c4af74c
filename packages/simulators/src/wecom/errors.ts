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

/** Thrown inside a call to end it with an error code. */
export class ApiRefusal extends Error {
  readonly answer: ApiAnswer

  constructor(errcode: number, head?: string) {
    super(`errcode ${errcode}`)
    this.name = 'ApiRefusal'
    this.answer = refuse(errcode, head)
  }
}

/** Ends the call with this error code unless the condition holds. */
export function demand(holds: unknown, errcode: number, head?: string): asserts holds {
  if (!holds) throw new ApiRefusal(errcode, head)
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
  [40003, 'invalid userid'],
  [40004, 'invalid media type'],
  [40006, 'invalid media size'],
  [40007, 'invalid media_id'],
  [40008, 'invalid message type'],
  [40009, 'invalid image size'],
  [40011, 'invalid video size'],
  [40013, 'invalid corpid'],
  [40014, 'invalid access_token'],
  [40029, 'invalid code'],
  [40031, 'invalid useridlist'],
  [40033, 'invalid charset'],
  [40039, 'invalid url size'],
  [40056, 'invalid agentid'],
  [40058, 'invalid Request Parameter'],
  [40063, 'some parameters are empty'],
  [40066, 'invalid department list'],
  [40096, 'invalid external userid'],
  [40123, 'invalid temp image'],
  [40146, 'invalid range header'],
  [41001, 'access_token missing'],
  [41002, 'corpid missing'],
  [41004, 'corpsecret missing'],
  [41006, 'media_id missing'],
  [41008, 'code missing'],
  [41009, 'userid missing'],
  [41010, 'url missing'],
  [41011, 'agentid missing'],
  [41016, 'title missing'],
  [41050, 'invalid welcome code'],
  [42001, 'access_token expired'],
  [42003, 'code expired'],
  [42052, 'msgid expired'],
  [44001, 'empty media data'],
  [44004, 'empty content'],
  [45001, 'media size out of limit'],
  [45002, 'content size out of limit'],
  [45008, 'article size out of limit'],
  [45009, 'api freq out of limit'],
  [45029, 'response too large'],
  [45033, 'api concurrent out of limit'],
  [48002, 'api forbidden'],
  [48007, 'no privilege to manage this kf account'],
  [48009, 'api forbidden for contact assistant'],
  [50001, 'redirect_url domain not registered'],
  [50100, 'invalid cursor'],
  [60003, 'department not found'],
  [60004, 'parent department not found'],
  [60005, 'department has members'],
  [60006, 'department has sub departments'],
  [60007, 'root department cannot be deleted'],
  [60008, 'department exists'],
  [60011, 'no privilege to access/modify contact/party/agent'],
  [60020, 'not allow to access from your ip'],
  [60030, 'userid not in visible range'],
  [60102, 'userid existed'],
  [60111, 'userid not found'],
  [60140, 'invalid response_code'],
  [60146, 'mobile not found'],
  [60251, 'open_kfid missing'],
  [60252, 'invalid open_kfid'],
  [60253, 'userid is not a servicer of this account'],
  [60268, 'invalid cursor'],
  [81013, 'user & party & tag all invalid'],
  [82001, 'touser & toparty & totag all empty'],
  [84014, 'user_ticket expired'],
  [84015, 'invalid user_ticket'],
  [95000, 'invalid open_kfid'],
  [95001, 'send msg count limit'],
  [95002, 'send msg out of 48 hours'],
  [95004, 'open_kfid not exist'],
  [95005, 'kf account count limit'],
  [95006, 'invalid kf account name'],
  [95007, 'invalid msgtoken'],
  [95008, 'menu item count limit'],
  [95009, 'invalid menu item type'],
  [95013, 'session ended'],
  [95014, 'user is not a servicer'],
  [95016, 'session state change not allowed'],
  [95018, 'session state not allow to send'],
  [95019, 'servicer stopped reception'],
  [95020, 'servicer count limit'],
  [95027, 'kf account count limit of unverified corp'],
  [95033, 'duplicate msgid'],
])

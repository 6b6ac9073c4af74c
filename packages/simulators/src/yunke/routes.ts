import { refusal, type YunkeCall, type YunkeHandler } from './call.ts'
import { accepted, dial, emptyPage, failedCalls, hangUp, newTree, removeFailed, userByPhone } from './open/answers.ts'
import { refuseUnsigned } from './open/gate.ts'
import { recording } from './oss.ts'
import { callList, recordUrl } from './web/calls.ts'
import { deptTree } from './web/departments.ts'
import { refuseStranger } from './web/gate.ts'
import { accountKey, checkAndGetUsers, loginPage, pcLogin, phoneKey } from './web/pages.ts'
import { report } from './web/report.ts'

const loggedIn =
  (handler: YunkeHandler): YunkeHandler =>
  (call) =>
    refuseStranger(call) ?? handler(call)

const signed =
  (handler: YunkeHandler): YunkeHandler =>
  (call) =>
    refuseUnsigned(call) ?? handler(call)

const web = new Map<string, YunkeHandler>([
  ['GET /cms/auth/login', loginPage],
  ['GET /newuc/login/getSecureKey', accountKey],
  ['POST /newuc/login/checkAndGetUsers', checkAndGetUsers],
  ['POST /usercenter/login/getSecureKey', phoneKey],
  ['POST /usercenter/login/pcLogin', pcLogin],
  ['POST /pc/callLog/list', loggedIn(callList)],
  ['POST /pc/callLog/getRecordUrl', loggedIn(recordUrl)],
  ['POST /usercenter/dept/tree', loggedIn(deptTree)],
  ['POST /yunke-report-phone/module/getIndexDetail', loggedIn(report)],
])

const open = new Map<string, YunkeHandler>([
  ['POST /open/user/getUserByPhone', userByPhone],
  ['POST /open/user/addOrUpdate', accepted],
  ['POST /open/user/phonePass', accepted],
  ['POST /open/department/newTree/deptAndUsers', newTree],
  ['POST /open/call/partnerCustomer', dial],
  ['POST /open/call/hangUp', hangUp],
  ['POST /open/sync/getFailedCallRecords', failedCalls],
  ['POST /open/sync/removeFailedCallRecordsByBatchId', removeFailed],
  ['POST /open/customer/customFields', emptyPage],
  ['POST /open/customer/add', accepted],
  ['POST /open/customer/update', accepted],
])

const folders = ['/cms/', '/newuc/', '/usercenter/', '/pc/', '/yunke-report-phone/', '/open/', '/oss/']

/** Whether a path belongs to Yunke. */
export const isYunkePath = (path: string): boolean => folders.some((folder) => path.startsWith(folder))

/** Whether a path is the storage, which no fault of the API touches. */
export const isStorage = (path: string): boolean => path.startsWith('/oss/')

export function handlerOf({ request, url }: Pick<YunkeCall, 'request' | 'url'>): YunkeHandler {
  const name = `${request.method} ${url.pathname}`
  if (request.method === 'GET' && isStorage(url.pathname)) return recording
  const handler = web.get(name)
  if (handler) return handler
  const openHandler = open.get(name) ?? (name.startsWith('POST /open/wechat/') ? emptyPage : undefined)
  return openHandler ? signed(openHandler) : () => refusal('404', '接口不存在')
}

import type { Permission } from '@yingda/server/domains/access/contract'
import { can, type Name, people, type State } from './people.ts'

/** A session as an operation is tried on it. */
export interface Target {
  readonly sessionId: string
  readonly customerId: string
  /** The newest message of the desk in it, or any. */
  readonly msgId: string
  readonly transferId?: string
}

export type Rule =
  /** Needs no token. */
  | { readonly kind: 'open' }
  /** Whoever is signed in, about themselves or the desk as a whole. */
  | { readonly kind: 'anyone' }
  | { readonly kind: 'permission'; readonly permission: Permission; readonly body?: unknown }
  /** The owner asked the colleague to go on with a session; nobody else but supervisors sees the request. */
  | { readonly kind: 'transfer'; readonly may: (name: Name) => boolean }
  /** Whoever administers bots, each their own; of `/api/v1`, and told in its words. */
  | { readonly kind: 'bot admin'; readonly body?: unknown }
  /** Customers with an account: nobody of the staff. */
  | { readonly kind: 'end user' }
  | SessionRule

/** Whoever sees the session, or its customer, and of those whom `may` names. */
export interface SessionRule {
  readonly kind: 'session'
  readonly state: State
  readonly may: (name: Name) => boolean
  readonly body?: (name: Name, target: Target) => unknown
}

const open: Rule = { kind: 'open' }
const anyone: Rule = { kind: 'anyone' }
const needs = (permission: Permission, body?: unknown): Rule => ({ kind: 'permission', permission, body })

const botAdmin: Rule = { kind: 'bot admin' }
const endUser: Rule = { kind: 'end user' }

const everybody = () => true
const assignee = (name: Name) => name === 'owner'
const supervisor = (name: Name) => can(name, 'sessions.supervise')
const askedOrSupervisor = (name: Name) => name === 'colleague' || supervisor(name)
const assigneeOrSupervisor = (name: Name) => assignee(name) || supervisor(name)

const on = (state: State, may: SessionRule['may'], body?: SessionRule['body']): SessionRule => ({
  kind: 'session',
  state,
  may,
  ...(body && { body }),
})

/** Every operation of the desk. A new one is written down here, or the test fails and names it. */
export const rules: Readonly<Record<string, Rule>> = {
  'GET /healthz': open,
  'GET /readyz': open,
  loginAgent: open,
  loginByLink: open,
  getLoginUrl: open,
  getSignInOptions: open,
  verifyOtp: open,
  handleChannelCallback: open,
  handleWecomCallback: open,
  verifyWecomUrl: open,

  getMe: anyone,
  getMyPermissions: anyone,
  setMyStatus: anyone,
  setMyPassword: anyone,
  bindOtp: anyone,
  unbindOtp: anyone,
  renewRecoveryCodes: anyone,
  logoutAgent: anyone,
  createSocketTicket: anyone,
  listMyTokens: anyone,
  endMyToken: anyone,
  endMyOtherTokens: anyone,
  getDirectoryTree: anyone,
  listDirectoryMembers: anyone,

  listAgents: needs('sessions.serve'),
  getAgent: needs('agents.manage'),
  addAgent: needs('agents.manage'),
  changeAgent: needs('agents.manage'),
  endTokensOfAgent: needs('agents.manage'),
  setAgentStatus: needs('sessions.supervise'),
  getAccessPolicy: needs('agents.manage'),
  listRoleMappings: needs('agents.manage'),
  addRoleMapping: needs('agents.manage'),
  removeRoleMapping: needs('agents.manage'),
  listAudit: needs('audit.read'),
  exportAudit: needs('audit.read'),

  getSessions: needs('sessions.serve'),
  getUnreadCounts: needs('sessions.serve'),
  getTransfers: needs('sessions.serve'),
  acceptTransfer: { kind: 'transfer', may: askedOrSupervisor },
  declineTransfer: { kind: 'transfer', may: askedOrSupervisor },
  cancelTransfer: { kind: 'transfer', may: assigneeOrSupervisor },
  searchMessages: needs('sessions.serve'),

  getSession: on('manual', everybody),
  getSessionHistory: on('manual', everybody),
  getSessionEvents: on('manual', everybody),
  getSessionCustomer: on('manual', everybody),
  addSessionNote: on('manual', everybody),
  markSessionRead: on('manual', everybody, (_name, { msgId }) => ({ lastMsgId: msgId })),
  tagSession: on('manual', everybody),
  acceptSession: on('pending', everybody, (name) => ({ csId: people[name].csId })),
  sendSessionMessage: on('manual', assignee),
  resendSessionMessage: on('manual', assignee),
  recallSessionMessage: on('manual', assignee),
  closeSession: on('manual', assigneeOrSupervisor),
  transferSession: on('manual', assigneeOrSupervisor, () => ({ to: 'queue' })),
  requeueSession: on('manual', assigneeOrSupervisor),
  releaseSession: on('manual', assigneeOrSupervisor),
  takeOverSession: on('manual', supervisor),
  reopenSession: on('closed', assigneeOrSupervisor),

  getCustomer: on('manual', everybody),
  getCustomerAvatar: on('manual', everybody),
  changeCustomer: on('manual', everybody),
  readCustomerPhone: on('manual', everybody),
  tagCustomer: on('manual', everybody),
  listCustomers: needs('sessions.serve'),
  mergeCustomers: needs('customers.merge'),
  splitCustomer: needs('customers.merge'),
  listTags: needs('sessions.serve'),
  addTag: needs('tags.manage'),
  changeTag: needs('tags.manage'),
  deleteTag: needs('tags.manage'),

  listCannedReplies: needs('sessions.serve'),
  addCannedReply: needs('sessions.serve', { scope: 'personal', title: 'x', content: 'x' }),
  changeCannedReply: needs('sessions.serve'),
  deleteCannedReply: needs('sessions.serve'),
  useCannedReply: needs('sessions.serve'),

  uploadFile: needs('sessions.serve'),
  downloadFile: needs('sessions.serve'),

  monitorAgents: needs('monitor.read'),
  monitorQueue: needs('monitor.read'),
  monitorStats: needs('monitor.read'),
  listAlerts: needs('monitor.read'),
  reportVolume: needs('reports.read'),
  exportVolume: needs('reports.read'),
  reportResponse: needs('reports.read'),
  exportResponse: needs('reports.read'),
  reportResolution: needs('reports.read'),
  exportResolution: needs('reports.read'),
  reportHandoff: needs('reports.read'),
  exportHandoff: needs('reports.read'),
  reportSatisfaction: needs('reports.read'),
  exportSatisfaction: needs('reports.read'),
  reportChannels: needs('reports.read'),
  exportChannels: needs('reports.read'),
  reportAgents: needs('reports.read'),
  exportAgents: needs('reports.read'),

  getMyAlerts: anyone,
  setMyAlerts: anyone,
  getAlertSettings: needs('routing.manage'),
  setAlertSettings: needs('routing.manage'),
  listTeams: needs('sessions.serve'),
  addTeam: needs('routing.manage'),
  changeTeam: needs('routing.manage'),
  removeTeam: needs('routing.manage'),
  getRoutingRules: needs('sessions.serve'),
  changeRoutingRules: needs('routing.manage'),
  getRoutingSettings: needs('sessions.serve'),
  changeRoutingSettings: needs('routing.manage'),
  getSurveySettings: needs('surveys.manage'),
  setSurveySettings: needs('surveys.manage'),
  signInWithPassword: open,
  verifyToken: open,
  signOutWithToken: anyone,
  getSharedBot: endUser,
  getVisitorConversation: endUser,
  postVisitorMessage: endUser,
  postVisitorFile: endUser,
  downloadVisitorFile: endUser,
  requestHandoff: endUser,
  rateVisitorAnswer: endUser,
  rateVisitorSession: endUser,
  tellVisitorTypes: endUser,
  streamVisitorEvents: endUser,
  listUnansweredQuestions: botAdmin,
  answerUnansweredQuestion: botAdmin,
  dismissUnansweredQuestion: botAdmin,
  runEvaluation: botAdmin,
  listEvaluationRuns: botAdmin,
  listEvaluationCases: botAdmin,
  addEvaluationCase: botAdmin,
  changeEvaluationCase: botAdmin,
  removeEvaluationCase: botAdmin,
  addKnowledgeEntry: botAdmin,
  listKnowledgeEntries: botAdmin,
  exportKnowledgeEntries: botAdmin,
  importKnowledgeEntries: botAdmin,
  getKnowledgeEntry: botAdmin,
  changeKnowledgeEntry: botAdmin,
  removeKnowledgeEntry: botAdmin,
  addKnowledgeSet: botAdmin,
  listKnowledgeSetsOfBot: botAdmin,
  giveKnowledgeSetsToBot: botAdmin,
  listKnowledgeSets: botAdmin,
  searchKnowledgeOfBot: botAdmin,
  renameKnowledgeSet: botAdmin,
  removeKnowledgeSet: botAdmin,
  getKnowledgeSet: botAdmin,
  listKnowledgeDocuments: botAdmin,
  addKnowledgePage: botAdmin,
  addKnowledgeDocument: botAdmin,
  getKnowledgeDocument: botAdmin,
  listKnowledgePassages: botAdmin,
  retryKnowledgeDocument: botAdmin,
  removeKnowledgeDocument: botAdmin,
  listBots: botAdmin,
  createBot: botAdmin,
  getBot: botAdmin,
  updateBot: botAdmin,
  deleteBot: botAdmin,
  bindBotAccounts: botAdmin,
  getBotUsage: botAdmin,
  tryBot: botAdmin,
  createShareToken: botAdmin,
  listShareTokens: botAdmin,
  listShareLinks: botAdmin,
  changeShareToken: botAdmin,
  revokeShareToken: botAdmin,
  getShareLinkUsage: botAdmin,
  createEndUser: botAdmin,
  listEndUsers: botAdmin,
  resetEndUserPassword: botAdmin,
  changeEndUser: botAdmin,
  deleteEndUser: botAdmin,
  getEndUserGrants: botAdmin,
  setEndUserGrants: botAdmin,
  completeChat: { kind: 'bot admin', body: { bot_id: 'nothing', messages: [{ role: 'user', content: 'x' }] } },

  listChannels: anyone,
  listChannelAccounts: needs('system.read'),
  changeChannelAccount: needs('routing.manage'),
  connectChannelAccount: needs('routing.manage'),
  listJobs: needs('system.read'),

  listWebhooks: needs('webhooks.manage'),
  createWebhook: needs('webhooks.manage'),
  getWebhook: needs('webhooks.manage'),
  changeWebhook: needs('webhooks.manage'),
  deleteWebhook: needs('webhooks.manage'),
  rotateWebhookSecret: needs('webhooks.manage'),
  testWebhook: needs('webhooks.manage'),
  listWebhookDeliveries: needs('webhooks.manage'),
  getWebhookDelivery: needs('webhooks.manage'),
  replayWebhookDelivery: needs('webhooks.manage'),
  replayFailedDeliveries: needs('webhooks.manage'),
  listApiKeys: needs('keys.manage'),
  createApiKey: needs('keys.manage'),
  revokeApiKey: needs('keys.manage'),

  receiveCrmPush: open,
  listCrmAccounts: needs('crm.manage'),
  addCrmAccount: needs('crm.manage'),
  getCrmAccount: needs('crm.manage'),
  changeCrmAccount: needs('crm.manage'),
  deleteCrmAccount: needs('crm.manage'),
  testCrmLogin: needs('crm.manage'),
  // A body that is refused: one that is not would be asked of Yunke.
  lookUpCrmCompanies: needs('crm.manage', {}),
  openCrmPush: needs('crm.manage'),
  closeCrmPush: needs('crm.manage'),
  syncCrmCalls: needs('crm.manage'),
  listCrmRuns: needs('crm.read'),
  getCrmRun: needs('crm.read'),
  listCrmCalls: needs('crm.read'),
  getCrmFilters: needs('crm.read'),
  listCrmDepartments: needs('crm.read'),
  readCrmNumber: needs('crm.read'),
  getCustomerCalls: on('manual', everybody),
  refreshCustomerCalls: on('manual', everybody),
  playCrmRecording: needs('crm.recording'),
  reportOutboundCalls: needs('crm.read'),
  exportCallsOutboundCsv: needs('crm.read'),
  exportCallsOutboundExcel: needs('crm.read'),
  reportInboundCalls: needs('crm.read'),
  exportCallsInboundCsv: needs('crm.read'),
  exportCallsInboundExcel: needs('crm.read'),
  listCrmStaff: needs('crm.read'),
  addCrmStaff: needs('crm.manage'),
  changeCrmStaff: needs('crm.manage'),
  deleteCrmStaff: needs('crm.manage'),
  listCrmScopes: needs('crm.manage'),
  setCrmScope: needs('crm.manage'),
  clearCrmScope: needs('crm.manage'),

  syncDirectory: needs('directory.manage'),
  listDirectoryRuns: needs('directory.manage'),
  getDirectoryRun: needs('directory.manage'),
  getDoctorReport: needs('system.read'),
}

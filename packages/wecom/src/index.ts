export * from './callback/index.ts'
export { classifyError, type FailureClass } from './classify-error.ts'
export { WeComClient, type WeComClientOptions } from './client.ts'
export { createClientFromConfig } from './client-from-config.ts'
export {
  type ConfigDict,
  pbkdf2Iterations,
  type SecretForm,
  WeComConfig,
  type WeComConfigOptions,
  type WeComEnv,
} from './config/config.ts'
export { type CreateWeComOptions, createWeCom, type WeCom } from './create-wecom.ts'
export * from './directory/index.ts'
export { classifyErrcode, type ErrcodeClass } from './errcode.ts'
export * from './errors.ts'
export { type JsSdkSignatureInput, signJsSdk } from './js-sdk.ts'
export type { WeComLog } from './log.ts'
export { tokenCacheSeconds } from './read-token.ts'
export type { Department, Departments, Listing } from './resources/departments.ts'
export type { KfAccount, KfAccounts } from './resources/kf/accounts.ts'
export type { KfCustomer, KfCustomerBatch, KfCustomers } from './resources/kf/customers.ts'
export type { Kf } from './resources/kf/index.ts'
export { type KfItem, kfOrigins } from './resources/kf/kf-item.ts'
export type {
  KfContent,
  KfEventMessageBody,
  KfLink,
  KfLocation,
  KfMenu,
  KfMenuContent,
  KfMenuEntry,
  KfMessageBody,
  KfMiniProgram,
  KfTextContent,
} from './resources/kf/message-body.ts'
export type { KfSending, KfSent } from './resources/kf/send.ts'
export {
  type KfCustomerOf,
  type KfServiceState,
  type KfSessionState,
  type KfTransition,
  kfServiceStates,
} from './resources/kf/service-state.ts'
export type { KfServicer, KfServicerIds, KfServicerResult, KfServicers } from './resources/kf/servicers.ts'
export type { KfPage, KfSync, KfSyncOptions } from './resources/kf/sync-msg.ts'
export {
  type Media,
  type MediaType,
  type MediaUpload,
  mediaMaxBytes,
  type ReadMedia,
  type UploadedMedia,
} from './resources/media.ts'
export type { ListMembersOptions, Member, MemberIdPage, Members } from './resources/members.ts'
export type { MessageContent, MessageReceivers, MessageSettings, SendMessageBody } from './resources/message-body.ts'
export type { Messages, SendMessageResult, SendTextOptions, UpdateTemplateCardBody } from './resources/messages.ts'
export type { AuthorizeLink, OAuth, OAuthUser, OAuthUserDetail, WebLoginLink } from './resources/oauth.ts'
export type { MediaInfo, MediaOptions, OpenMedia } from './resources/open-media.ts'
export type { TemplateCard } from './resources/template-card.ts'
export type { JsSdkTicket, Web } from './resources/web.ts'
export {
  type ConnectionTest,
  type SyncAllResult,
  type SyncDepartmentsOptions,
  WeComService,
  type WeComServiceOptions,
} from './service.ts'
export { tokenManager, weComClient, weComConfig } from './singletons.ts'
export { type Clock, WeComTokenManager, type WeComTokenManagerOptions } from './token.ts'
export { createMemoryTokenStore, type StoredToken, type TokenStore } from './token-store.ts'
export type { WeComCall, WeComCallOptions, WeComMethod, WeComQuery, WeComReply } from './transport.ts'
export { weComService } from './wecom-service.ts'

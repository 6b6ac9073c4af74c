/** The same things under the names that a reader of the Python service knows. */
export { WeComConfig as WeChatConfig } from './config/config.ts'
export {
  WeComApiError as WeComAPIError,
  WeComApiError as WeChatAPIError,
  WeComConfigError as WeChatConfigError,
  WeComError as WeChatException,
  WeComNetworkError as WeChatNetworkError,
  WeComSyncError as WeChatSyncError,
  WeComTimeoutError as WeChatTimeoutError,
  WeComTokenError as WeChatTokenError,
} from './errors.ts'
export { WeComService as WeChatService } from './service.ts'
export { tokenManager, weComConfig as wechatConfig } from './singletons.ts'
export { WeComTokenManager as WeChatTokenManager } from './token.ts'
export { weComService as wechatService } from './wecom-service.ts'

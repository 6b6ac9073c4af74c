import { type ChatFaults, chatFaultChecks, noChatFaults } from '../chat/faults.ts'
import { type Checks, flag, oneOf } from '../http/checks.ts'

export interface DouyinFaults extends ChatFaults {
  /** `documented`: an object for messages and read receipts, a JSON text for the other events. */
  contentForm: 'documented' | 'object' | 'string'
  /** What was sent is not told back as `im_send_msg`. */
  withoutEcho: boolean
  /** Renewing a refresh token is refused as if it had been done too often. */
  renewRefused: boolean
}

export const noDouyinFaults: Readonly<DouyinFaults> = {
  ...noChatFaults,
  contentForm: 'documented',
  withoutEcho: false,
  renewRefused: false,
}

export const douyinFaultChecks: Checks<DouyinFaults> = {
  ...chatFaultChecks,
  contentForm: oneOf('documented', 'object', 'string'),
  withoutEcho: flag,
  renewRefused: flag,
}

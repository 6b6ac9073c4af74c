import { anyone, endUser, open, type Rules } from './kinds.ts'

/** Customers with an account, on the page of a shared bot. */
export const visitors: Rules = {
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
}

import { Type } from 'typebox'
import type { App } from '../../../platform/http.ts'
import { MessageInfo, SessionInfo } from '../contract.ts'

/** What a session and a message are on the wire, for every scope of routes that answers with them. */
export function addSessionSchemas(app: App, channelTypes: readonly string[]): void {
  app.addSchema(withChannelTypes(channelTypes))
  app.addSchema(MessageInfo)
}

/** The same shape, and on the wire only the families that the channels of this desk, or the contract, name. */
const withChannelTypes = (channelTypes: readonly string[]) =>
  Type.Object({ ...SessionInfo.properties, channelType: Type.Enum([...channelTypes]) }, { $id: 'SessionInfo' })

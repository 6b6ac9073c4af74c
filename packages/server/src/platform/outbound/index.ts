export { createDispatcher, type DispatcherOptions } from './dispatcher.ts'
export { createOutbound, type Outbound, type OutboundOptions } from './outbound.ts'
export { OutboundRefused } from './refused.ts'
export { checkTarget } from './target.ts'

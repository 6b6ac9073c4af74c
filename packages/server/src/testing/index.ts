export { type AgentSocket, openSocket } from './agent-socket.ts'
export { type Answer, bootDesk, type TestDesk, testKeys } from './boot.ts'
export { secondNode } from './second-node.ts'

import { register } from 'tsx/esm/api'

// A thread runs TypeScript sources by itself, however the process came to run them.
register()
await import('./thread.ts')

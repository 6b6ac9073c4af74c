import { expect, test } from 'vitest'
import type { Change } from '../feed/index.ts'
import { canSee } from './can-see.ts'

const change = (kind: string, sessionId = ''): Change => ({
  ...{ xid: '1', id: 1, kind, sessionId, assignee: null, phase: null, seq: null, data: null },
})
const seenBy = (what: Change) =>
  ['agent', 'supervisor', 'admin', 'auditor', 'bot_owner', 'crm_analyst'].filter(
    (role) => canSee('all')({ csId: 'me', roles: [role] }, what) !== false,
  )

test('how far the directory is synced is told to whoever looks after it', () => {
  expect(seenBy(change('directory_sync'))).toEqual(['admin'])
})

test('sessions are told to whoever serves customers, and to nobody else', () => {
  expect(seenBy(change('new_pending_session', 'ses_1'))).toEqual(['agent', 'supervisor', 'admin'])
  expect(seenBy(change('customer_updated'))).toEqual(['agent', 'supervisor', 'admin'])
})

import type { SessionInfo } from '@yingda/server/domains/sessions/contract'
import { useRef, useState } from 'react'
import { keepOrder } from './keep-order.ts'

/** Rows in an order that does not change under a mouse. Touch points at nothing while it is not pressing. */
export function useStillRows(rows: readonly SessionInfo[], sortable: boolean) {
  const [pointing, setPointing] = useState(false)
  const shown = useRef<readonly string[]>([])
  const still = pointing && sortable ? keepOrder(shown.current, rows, ({ sessionId }) => sessionId) : rows
  shown.current = still.map(({ sessionId }) => sessionId)
  return {
    rows: still,
    pointer: {
      onPointerEnter: (event: { pointerType: string }) => setPointing(event.pointerType === 'mouse'),
      onPointerLeave: () => setPointing(false),
    },
  }
}

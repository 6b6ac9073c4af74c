import { Modal } from 'antd'
import type { ReactNode } from 'react'

type Props<T> = {
  /** What is changed; `new`: one is added. */
  edited: T | 'new' | undefined
  titles: { add: string; change: string }
  onClose: () => void
  onSaved: () => void
  children: (one: T | undefined, onDone: () => void) => ReactNode
}

/** Adds one, or changes one, and closes when that is done. */
export function EditDialog<T extends object>({ edited, titles, onClose, onSaved, children }: Props<T>) {
  const onDone = () => {
    onClose()
    onSaved()
  }
  return (
    <Modal
      open={edited !== undefined}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      title={edited === 'new' ? titles.add : titles.change}
    >
      {edited && children(edited === 'new' ? undefined : edited, onDone)}
    </Modal>
  )
}

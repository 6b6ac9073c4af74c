import { useEffect, useState } from 'react'

/** Reads again when the reason to changes. Not at first: what is on the screen is loaded already. */
export function useAgain(reason: string, reload: () => void): void {
  const [known, setKnown] = useState(reason)
  useEffect(() => {
    if (reason === known) return
    setKnown(reason)
    reload()
  }, [reason, known, reload])
}

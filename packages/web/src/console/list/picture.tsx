import { useRef, useState } from 'react'
import { useSeen } from '../lib/use-seen.ts'
import { usePicture } from './use-picture.ts'

/** Lies over the initial, and shows nothing until the picture is there; one that nobody sees is not fetched. */
export function Picture({ of }: { of: string }) {
  const frame = useRef<HTMLSpanElement>(null)
  const seen = useSeen(frame)
  const url = usePicture(of, seen)
  const [broken, setBroken] = useState<string>()
  return (
    <span className="avatar-picture" ref={frame} aria-hidden="true">
      {url !== undefined && url !== broken && (
        <img src={url} alt="" draggable={false} data-testid="avatar-picture" onError={() => setBroken(url)} />
      )}
    </span>
  )
}

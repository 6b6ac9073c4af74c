/** @jsxImportSource preact */
import { useState } from 'preact/hooks'

type Props = { name: string; picture?: string | null; kind: 'bot' | 'agent'; size?: 'small' | 'large' }

/** A picture of this desk, or the first letter of the name: pictures of other hosts would tell them who is here. */
export function Avatar({ name, picture, kind, size = 'small' }: Props) {
  const [isBroken, setBroken] = useState(false)
  const own = !isBroken && isOwn(picture) ? picture : undefined
  return (
    <span class={`avatar avatar-${kind} avatar-${size}`} aria-hidden="true">
      {own ? <img src={own} alt="" onError={() => setBroken(true)} /> : ([...name.trim()][0] ?? '?').toUpperCase()}
    </span>
  )
}

const isOwn = (picture: string | null | undefined): picture is string =>
  typeof picture === 'string' && (/^\/(?!\/)/.test(picture) || /^data:image\/(png|jpeg|webp|gif);/.test(picture))

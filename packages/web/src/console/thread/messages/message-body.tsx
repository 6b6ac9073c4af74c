import {
  AudioOutlined,
  EnvironmentOutlined,
  FileOutlined,
  LinkOutlined,
  MessageOutlined,
  PictureOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { own } from '../../lib/own.ts'
import { FilePart } from '../files/file-part.tsx'
import { linkify } from './linkify.ts'
import { wordsBeyondKind } from './placeholder.ts'
import type { Bubble } from './thread-items.ts'

const icons: Readonly<Record<string, ComponentType>> = {
  image: PictureOutlined,
  voice: AudioOutlined,
  video: VideoCameraOutlined,
  file: FileOutlined,
  location: EnvironmentOutlined,
  link: LinkOutlined,
}

/** What a message says. A kind without a part of its own is named, and shown in the words the server found for it. */
export function MessageBody({ msgType, content, file }: Pick<Bubble, 'msgType' | 'content' | 'file'>) {
  if (file) return <FilePart file={file} />
  if (msgType === 'text') return <PlainText text={content} />
  return <OtherKind msgType={msgType} content={content} />
}

function OtherKind({ msgType, content }: { msgType: string; content: string }) {
  const t = useT()
  const Icon = own(icons, msgType) ?? MessageOutlined
  const kind = wordOf(t, 'kind', msgType, '')
  const words = wordsBeyondKind(msgType, content)
  return (
    <span className="bubble-kind">
      <Icon />
      <span>
        {words === '' ? kind || t('kind.other') : <PlainText text={words} />}
        {words !== '' && kind !== '' && <small>{kind}</small>}
      </span>
    </span>
  )
}

function PlainText({ text }: { text: string }) {
  let at = 0
  return (
    <span className="bubble-text">
      {linkify(text).map((piece) => {
        const key = at
        at += piece.text.length
        if (piece.kind === 'text') return <span key={key}>{piece.text}</span>
        return (
          <a key={key} href={piece.text} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        )
      })}
    </span>
  )
}

import {
  AudioOutlined,
  DownloadOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
  LoadingOutlined,
  PlayCircleOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { type ComponentType, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { fileSize } from '../../lib/file-size.ts'
import { stopwatch } from '../../lib/time.ts'
import type { ShownFile } from './shown-file.ts'
import { useDownload } from './use-download.ts'
import { useFileUrl } from './use-file-url.ts'

const icons: Record<ShownFile['kind'], ComponentType> = {
  image: FileImageOutlined,
  voice: AudioOutlined,
  video: VideoCameraOutlined,
  file: FileOutlined,
}

/** What it is, how large, and how to get it. A voice message is AMR, which no browser plays. */
export function FileCard({ file }: { file: ShownFile }) {
  const t = useT()
  const { kind, status, name, fileId, mime } = file
  const Icon = mime === 'application/pdf' ? FilePdfOutlined : icons[kind]
  const plays = kind === 'video' && mime === 'video/mp4'
  const title = kind === 'voice' ? t('kind.voice') : (name ?? t(`kind.${kind}`))
  return (
    <span className="file-card" data-testid="file" data-kind={kind} data-status={status}>
      <span className="file-icon">{status === 'pending' && fileId === undefined ? <LoadingOutlined /> : <Icon />}</span>
      <span className="file-words">
        <strong title={name}>{title}</strong>
        <small>{useFacts(file)}</small>
        {kind === 'voice' && status === 'ready' && mime === 'audio/amr' && <small>{t('file.voiceHint')}</small>}
      </span>
      {fileId !== undefined && plays && <Play fileId={fileId} title={title} />}
      {fileId !== undefined && <Download fileId={fileId} name={name ?? kind} />}
    </span>
  )
}

function useFacts({ status, size, seconds, kind }: ShownFile): string {
  const t = useT()
  if (status === 'gone') return t('file.gone')
  const facts = [seconds === undefined ? '' : stopwatch(seconds * 1000), size === undefined ? '' : fileSize(size)]
  const known = facts.filter((fact) => fact !== '').join(' · ')
  if (status === 'pending') return known === '' ? t('file.pending') : `${t('file.uploading')} · ${known}`
  return known === '' ? t(`kind.${kind}`) : known
}

function Download({ fileId, name }: { fileId: string; name: string }) {
  const t = useT()
  const { busy, download } = useDownload()
  return (
    <Button
      type="text"
      shape="circle"
      data-testid="download"
      title={t('file.download')}
      aria-label={t('file.downloadOf', { name })}
      icon={<DownloadOutlined />}
      loading={busy}
      onClick={() => download(fileId, name)}
    />
  )
}

function Play({ fileId, title }: { fileId: string; title: string }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="text"
        shape="circle"
        title={t('file.play')}
        aria-label={t('file.playOf', { name: title })}
        icon={<PlayCircleOutlined />}
        onClick={() => setOpen(true)}
      />
      <Modal open={open} title={title} footer={null} destroyOnHidden centered onCancel={() => setOpen(false)}>
        <Player fileId={fileId} />
      </Modal>
    </>
  )
}

function Player({ fileId }: { fileId: string }) {
  const t = useT()
  const file = useFileUrl(fileId, true)
  if (file.status === 'failed') return <Button onClick={file.again}>{t('file.failed')}</Button>
  if (file.status !== 'ready') return <LoadingOutlined />
  // biome-ignore lint/a11y/useMediaCaption: a customer's video has none
  return <video className="file-player" src={file.url} controls autoPlay />
}

import { addSample } from './media/add-sample.ts'
import { type MediaType, mediaTypes } from './media/store.ts'
import type { State } from './state.ts'
import type { XmlFields } from './xml-fields.ts'

/** The children of a message that says nothing about them; a media kind gets a small sample. */
export function usualFields(state: State, msgType: string): XmlFields {
  const mediaType = mediaTypes.find((known) => known === msgType)
  if (mediaType && mediaType !== 'file') return mediaFields(state, mediaType)
  return fixed.get(msgType) ?? {}
}

const fixed = new Map<string, XmlFields>([
  [
    'location',
    { Location_X: '39.9087', Location_Y: '116.3975', Scale: '16', Label: '北京市东城区天安门', AppType: 'wxwork' },
  ],
  [
    'link',
    {
      Title: '云杉路由器',
      Description: '商品页',
      Url: 'https://example.test/item/1',
      PicUrl: 'https://example.test/1.png',
    },
  ],
])

function mediaFields(state: State, type: Exclude<MediaType, 'file'>): XmlFields {
  const mediaId = addSample(state.media, type)
  if (type === 'voice') return { MediaId: mediaId, Format: 'amr' }
  if (type === 'video') return { MediaId: mediaId, ThumbMediaId: addSample(state.media, 'image') }
  return { PicUrl: `${state.origin}/_sim/wecom/media?media_id=${encodeURIComponent(mediaId)}`, MediaId: mediaId }
}

/** The children of an event beside its key, where none are given. */
export function usualEventFields(state: State, event: string): XmlFields {
  if (event.startsWith('template_card_'))
    return {
      TaskId: 'task-1',
      CardType: 'button_interaction',
      ResponseCode: state.cards.issue({ msgid: '', agentId: state.settings.agentId }),
    }
  return events.get(event) ?? {}
}

const place = {
  Location_X: '39.9087',
  Location_Y: '116.3975',
  Scale: '16',
  Label: '北京市东城区天安门',
  Poiname: '天安门',
}
const scan = { ScanCodeInfo: { ScanType: 'qrcode', ScanResult: 'https://example.test/scan' } }
const pictures = {
  SendPicsInfo: { Count: '1', PicList: { item: [{ PicMd5Sum: '5a75aaca956d97be686719218f275c6b' }] } },
}
const events = new Map<string, XmlFields>([
  ['LOCATION', { Latitude: '39.9087', Longitude: '116.3975', Precision: '20', AppType: 'wxwork' }],
  ['scancode_push', scan],
  ['scancode_waitmsg', scan],
  ['pic_sysphoto', pictures],
  ['pic_photo_or_album', pictures],
  ['pic_weixin', pictures],
  ['location_select', { SendLocationInfo: place, AppType: 'wxwork' }],
  ['batch_job_result', { BatchJob: { JobId: 'job-1', JobType: 'sync_user', ErrCode: '0', ErrMsg: 'ok' } }],
])

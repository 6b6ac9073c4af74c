/** The bodies of kf/send_msg, in WeCom's own words. https://developer.work.weixin.qq.com/document/path/94677 */
export type KfMessageBody = KfReceiver & KfMsgId & KfContent

/** The bodies of kf/send_msg_on_event. https://developer.work.weixin.qq.com/document/path/95122 */
export type KfEventMessageBody = KfMsgId & {
  /** `welcome_code` of an event, or `msg_code` of an event or a transition. Works once. */
  readonly code: string
} & (KfTextContent | KfMenuContent)

export interface KfReceiver {
  /** external_userid. */
  readonly touser: string
  readonly open_kfid: string
}

export interface KfMsgId {
  /** Yours, at most 32 of 0-9 a-z A-Z _ -, unique in the account. Never empty. A repeat is refused with 95033. */
  readonly msgid?: string
}

export type KfContent =
  | KfTextContent
  | KfMenuContent
  | { readonly msgtype: 'image'; readonly image: MediaRef }
  | { readonly msgtype: 'voice'; readonly voice: MediaRef }
  | { readonly msgtype: 'video'; readonly video: MediaRef }
  | { readonly msgtype: 'file'; readonly file: MediaRef }
  | { readonly msgtype: 'link'; readonly link: KfLink }
  | { readonly msgtype: 'miniprogram'; readonly miniprogram: KfMiniProgram }
  | { readonly msgtype: 'location'; readonly location: KfLocation }
  /** A customer acquisition link. */
  | { readonly msgtype: 'ca_link'; readonly ca_link: { readonly link_url: string } }
  | { readonly msgtype: 'business_card'; readonly business_card: { readonly userid: string } }

/** At most 2048 bytes of UTF-8: WeCom cuts what is longer without saying so. */
export interface KfTextContent {
  readonly msgtype: 'text'
  readonly text: { readonly content: string }
}

export interface KfMenuContent {
  readonly msgtype: 'msgmenu'
  readonly msgmenu: KfMenu
}

export interface KfMenu {
  /** At most 1024 bytes. */
  readonly head_content?: string
  /** At most 50, of which at most 10 are not text; at most 10 in all when sent on an event. */
  readonly list: readonly KfMenuEntry[]
  readonly tail_content?: string
}

export type KfMenuEntry =
  /** `id` and `content` at most 128 bytes each. The click comes back as a text with `menu_id`. */
  | { readonly type: 'click'; readonly click: { readonly id?: string; readonly content: string } }
  /** `url` at most 2048 bytes, `content` at most 1024. */
  | { readonly type: 'view'; readonly view: { readonly url: string; readonly content: string } }
  | {
      readonly type: 'miniprogram'
      readonly miniprogram: { readonly appid: string; readonly pagepath: string; readonly content: string }
    }
  /** `content` at most 256 bytes. */
  | { readonly type: 'text'; readonly text: { readonly content: string; readonly no_newline?: 0 | 1 } }

/** From `media.upload`. */
interface MediaRef {
  readonly media_id: string
}

export interface KfLink {
  /** At most 128 bytes. */
  readonly title: string
  /** At most 512 bytes. */
  readonly desc?: string
  /** At most 2048 bytes. */
  readonly url: string
  readonly thumb_media_id: string
}

export interface KfMiniProgram {
  readonly appid: string
  /** At most 64 bytes. */
  readonly title?: string
  readonly thumb_media_id: string
  /** Ends in `.html`. */
  readonly pagepath: string
}

export interface KfLocation {
  readonly name?: string
  readonly address?: string
  readonly latitude: number
  readonly longitude: number
}

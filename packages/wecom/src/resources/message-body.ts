import type { TemplateCard } from './template-card.ts'

/** The body of message/send, in WeCom's own words. https://developer.work.weixin.qq.com/document/path/90236 */
export type SendMessageBody = MessageReceivers & MessageSettings & MessageContent

/** `a|b|c`: at most 1000 members, 100 departments, 100 tags. `@all` is everyone in range. */
export interface MessageReceivers {
  readonly touser?: string
  readonly toparty?: string
  readonly totag?: string
}

export interface MessageSettings {
  /** Filled in by the client when absent. */
  readonly agentid?: number
  /** 1: cannot be passed on; 2: only inside the company (mpnews). Not for every type. */
  readonly safe?: 0 | 1 | 2
  readonly enable_id_trans?: 0 | 1
  /** 1: the same content to the same receiver within the interval is accepted, but delivered once. */
  readonly enable_duplicate_check?: 0 | 1
  /** Seconds, 1800 when absent, at most 14400. */
  readonly duplicate_check_interval?: number
}

export type MessageContent =
  /** At most 2048 bytes of UTF-8: WeCom cuts what is longer without saying so. `<a href>` is a link. */
  | { readonly msgtype: 'text'; readonly text: { readonly content: string } }
  | { readonly msgtype: 'image'; readonly image: MediaRef }
  | { readonly msgtype: 'voice'; readonly voice: MediaRef }
  | { readonly msgtype: 'file'; readonly file: MediaRef }
  | { readonly msgtype: 'video'; readonly video: VideoRef }
  | { readonly msgtype: 'textcard'; readonly textcard: TextCard }
  /** 1 to 8 articles. */
  | { readonly msgtype: 'news'; readonly news: { readonly articles: readonly NewsArticle[] } }
  | { readonly msgtype: 'mpnews'; readonly mpnews: { readonly articles: readonly MpNewsArticle[] } }
  /** At most 2048 bytes; headings, bold, links, inline code, quotes, three colours. Not shown inside WeChat. */
  | { readonly msgtype: 'markdown'; readonly markdown: { readonly content: string } }
  | { readonly msgtype: 'miniprogram_notice'; readonly miniprogram_notice: MiniProgramNotice }
  | { readonly msgtype: 'template_card'; readonly template_card: TemplateCard }

/** From `media.upload`. */
interface MediaRef {
  readonly media_id: string
}

interface VideoRef extends MediaRef {
  /** At most 128 bytes. */
  readonly title?: string
  /** At most 512 bytes. */
  readonly description?: string
}

interface TextCard {
  /** At most 128 characters. */
  readonly title: string
  /** At most 512 characters; `<div class="gray|highlight|normal">` and `<br>` allowed. */
  readonly description: string
  readonly url: string
  /** At most 4 characters; 详情 when absent. */
  readonly btntxt?: string
}

interface NewsArticle {
  readonly title: string
  readonly description?: string
  /** Or a mini program: appid and pagepath. */
  readonly url?: string
  readonly picurl?: string
  readonly appid?: string
  readonly pagepath?: string
}

interface MpNewsArticle {
  readonly title: string
  readonly thumb_media_id: string
  readonly author?: string
  readonly content_source_url?: string
  /** HTML, at most 666 KB. */
  readonly content: string
  readonly digest?: string
}

/** Only from an app that is linked to the mini program, and never to `@all`. */
interface MiniProgramNotice {
  readonly appid: string
  readonly page?: string
  readonly title: string
  readonly description?: string
  readonly emphasis_first_item?: boolean
  readonly content_item?: readonly { readonly key: string; readonly value: string }[]
}

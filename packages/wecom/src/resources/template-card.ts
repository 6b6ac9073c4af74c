/** The five cards, in WeCom's own words. https://developer.work.weixin.qq.com/document/path/90236 */
export type TemplateCard = TextNotice | NewsNotice | ButtonInteraction | VoteInteraction | MultipleInteraction

interface CardBase {
  readonly source?: CardSource
  readonly main_title?: CardTitle
  /** Of the app, unique, `[0-9A-Za-z_-@]`, at most 128 bytes. Needed for `action_menu` and every interactive card. */
  readonly task_id?: string
}

interface NoticeBase extends CardBase {
  readonly action_menu?: ActionMenu
  readonly quote_area?: QuoteArea
  /** At most 6. */
  readonly horizontal_content_list?: readonly HorizontalContent[]
  /** At most 3. */
  readonly jump_list?: readonly CardJump[]
  readonly card_action: CardJump
}

export interface TextNotice extends NoticeBase {
  readonly card_type: 'text_notice'
  readonly emphasis_content?: CardTitle
  readonly sub_title_text?: string
}

export interface NewsNotice extends NoticeBase {
  readonly card_type: 'news_notice'
  readonly main_title: CardTitle
  /** `aspect_ratio` 1.3 to 2.25. */
  readonly card_image?: { readonly url: string; readonly aspect_ratio?: number }
  readonly image_text_area?: CardJump & { readonly desc?: string; readonly image_url: string }
  /** At most 4. */
  readonly vertical_content_list?: readonly CardTitle[]
}

export interface ButtonInteraction extends Omit<NoticeBase, 'card_action' | 'jump_list'> {
  readonly card_type: 'button_interaction'
  readonly main_title: CardTitle
  readonly task_id: string
  readonly card_action?: CardJump
  readonly sub_title_text?: string
  readonly button_selection?: CardSelection
  /** At most 6. */
  readonly button_list: readonly CardButton[]
}

export interface VoteInteraction extends CardBase {
  readonly card_type: 'vote_interaction'
  readonly main_title: CardTitle
  readonly task_id: string
  readonly checkbox: {
    readonly question_key: string
    /** 0 one, 1 several. */
    readonly mode?: 0 | 1
    readonly option_list: readonly (CardOption & { readonly is_checked?: boolean })[]
  }
  readonly submit_button: SubmitButton
}

export interface MultipleInteraction extends CardBase {
  readonly card_type: 'multiple_interaction'
  readonly main_title: CardTitle
  readonly task_id: string
  /** At most 3, of at most 10 options each. */
  readonly select_list: readonly CardSelection[]
  readonly submit_button: SubmitButton
}

interface CardSource {
  readonly icon_url?: string
  readonly desc?: string
  /** 0 grey, 1 black, 2 red, 3 green. */
  readonly desc_color?: 0 | 1 | 2 | 3
}

interface CardTitle {
  readonly title?: string
  readonly desc?: string
}

interface ActionMenu {
  readonly desc?: string
  readonly action_list: readonly { readonly text: string; readonly key: string }[]
}

/** `type` 0 nothing, 1 url, 2 mini program. */
interface CardJump {
  readonly type?: 0 | 1 | 2
  readonly title?: string
  readonly url?: string
  readonly appid?: string
  readonly pagepath?: string
}

interface QuoteArea extends CardJump {
  readonly quote_text?: string
}

/** `type` 0 text, 1 url, 2 file, 3 member. */
interface HorizontalContent {
  readonly type?: 0 | 1 | 2 | 3
  readonly keyname: string
  readonly value?: string
  readonly url?: string
  readonly media_id?: string
  readonly userid?: string
}

interface CardOption {
  readonly id: string
  readonly text: string
}

interface CardSelection {
  readonly question_key: string
  readonly title?: string
  readonly selected_id?: string
  readonly option_list: readonly CardOption[]
}

/** `type` 0 calls back with `key`, 1 opens `url`. */
interface CardButton {
  readonly type?: 0 | 1
  readonly text: string
  readonly style?: 1 | 2 | 3 | 4
  /** At most 1024 bytes. */
  readonly key?: string
  readonly url?: string
}

interface SubmitButton {
  readonly text: string
  readonly key: string
}

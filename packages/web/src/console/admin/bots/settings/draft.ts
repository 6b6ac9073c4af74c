import type { Bot, BotSettings, HandoffRules, UpdateBotBody } from '@yingda/server/domains/bots/contract'

/** What the form holds: every field a text or a choice, so that nothing is lost while it is typed. */
export type Draft = {
  name: string
  welcome: string
  questions: string
  prompt: string
  handoffWords: string
  misses: number | null
  automatic: boolean
  floor: number | null
  dailyTokens: number | null
  baseUrl: string
  model: string
  apiKey: string
  timeout: number | null
  temperature: number | null
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export function draftOf({ name, settings, model }: Bot): Draft {
  return {
    name,
    welcome: settings.welcome || settings.welcome_message || '',
    questions: (settings.suggested_questions ?? settings.guide_questions ?? []).join('\n'),
    prompt: settings.prompt ?? '',
    handoffWords: (settings.handoff?.words ?? []).join('\n'),
    misses: settings.handoff?.misses ?? null,
    automatic: settings.handoff?.automatic !== false,
    floor: settings.confidence_floor ?? null,
    dailyTokens: settings.daily_tokens ?? null,
    baseUrl: model.base_url ?? '',
    model: model.name ?? '',
    apiKey: '',
    timeout: model.timeout_seconds ?? null,
    temperature: model.temperature ?? null,
  }
}

/** What is not in the form stays as it is; what was emptied goes back to what is usual. */
export function changeOf({ settings, version }: Bot, draft: Draft): UpdateBotBody {
  const words = lines(draft.handoffWords)
  return {
    name: draft.name.trim(),
    version,
    settings: withoutUnset<BotSettings>({
      ...settings,
      welcome: draft.welcome.trim() || undefined,
      welcome_message: undefined,
      suggested_questions: lines(draft.questions),
      guide_questions: undefined,
      prompt: draft.prompt.trim() || undefined,
      handoff: withoutUnset<HandoffRules>({
        ...settings.handoff,
        words: words.length > 0 ? words : undefined,
        misses: draft.misses ?? undefined,
        automatic: draft.automatic ? undefined : false,
      }),
      confidence_floor: draft.floor ?? undefined,
      daily_tokens: draft.dailyTokens ?? undefined,
    }),
    model: {
      base_url: draft.baseUrl.trim() || null,
      name: draft.model.trim() || null,
      timeout_seconds: draft.timeout,
      temperature: draft.temperature,
      ...(draft.apiKey && { api_key: draft.apiKey }),
    },
  }
}

/** A key that is absent means what is usual; one that is there and undefined would be lost on the way anyway. */
type Given<T> = { [Key in keyof T]: T[Key] | undefined }

function withoutUnset<T extends object>(settings: Given<T>): Partial<T> {
  const given: Partial<T> = {}
  for (const key in settings) {
    const value = settings[key]
    if (value !== undefined) given[key] = value
  }
  return given
}

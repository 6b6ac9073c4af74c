export type Settings = {
  /** The page of the link, in a frame. */
  page: string
  /** The only origin whose messages count. */
  origin: string
  side: 'left' | 'right'
  lang: 'zh-CN' | 'en'
}

/** What the script tag says; the desk is where the script comes from. */
export function readSettings(script: Document['currentScript']): Settings | undefined {
  if (!(script instanceof HTMLScriptElement)) return undefined
  const { shareToken, side, lang } = script.dataset
  if (!shareToken || !script.src) return undefined
  const { origin } = new URL(script.src)
  const language = lang === 'en' ? 'en' : 'zh-CN'
  return {
    page: `${origin}/s/${encodeURIComponent(shareToken)}?lang=${language}`,
    origin,
    side: side === 'left' ? 'left' : 'right',
    lang: language,
  }
}

/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { useT } from '../i18n/use-t.ts'

const noticeMs = 1_500

export function CodeBlock({ code, language }: { code: string; language: string }) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    if (!(await written(code))) return
    setCopied(true)
    setTimeout(() => setCopied(false), noticeMs)
  }
  return (
    <div class="md-code">
      <div class="md-code-bar">
        <span>{language}</span>
        <button type="button" onClick={() => void copy()}>
          {copied ? t('copied') : t('copy')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer */}
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
    </div>
  )
}

/** Plain-http pages and frames without the permission have no clipboard; then the reader selects by hand. */
async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false // @NOTE see above
  }
}

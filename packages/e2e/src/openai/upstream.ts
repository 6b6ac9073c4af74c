import { ending, event, leaveOpen, type ScriptedModel, saying, startScriptedModel, stream } from '@yingda/simulators'
import { afterAll } from 'vitest'

export interface Upstream extends Pick<ScriptedModel, 'url' | 'asked' | 'open'> {
  /** From now on it says these words, each in a chunk of its own. */
  say(...words: readonly string[]): void
  /** From now on it says these words and then nothing more, until whoever asked goes away. */
  sayAndWait(...words: readonly string[]): void
}

/** A model that says what it is told. Gone when the test file ends. */
export async function startUpstream(): Promise<Upstream> {
  const { url, asked, open, behave, close } = await startScriptedModel(whole(['好']))
  afterAll(close)
  return {
    url,
    asked,
    open,
    say: (...words) => behave(whole(words)),
    sayAndWait: (...words) => behave(leaveOpen(...chunks(words))),
  }
}

const chunks = (words: readonly string[]) => words.map((word) => event(saying(word)))

function whole(words: readonly string[]) {
  const usage = { prompt_tokens: 11, completion_tokens: words.length, total_tokens: 11 + words.length }
  return stream(...chunks(words), event(ending('stop', usage)), event('[DONE]'))
}

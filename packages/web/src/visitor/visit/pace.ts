/** Words come faster than a screen can show them; the reader's eye is fast enough at this. */
const pauseMs = 40
/** Drawing takes at most a fifth of the time, however long the text has become. */
const restForWork = 4

/** Collects words and hands them on a few times a second, the first at once. By timer, so that it goes on in a hidden tab. */
export function createPace(onWords: (words: string) => void) {
  let waiting = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const handOn = () => {
    if (waiting === '') return
    const words = waiting
    waiting = ''
    onWords(words)
  }
  const later = () => {
    timer = undefined
    if (waiting !== '') go()
  }
  const go = () => {
    const began = performance.now()
    handOn()
    // What was handed on is drawn before the next timer fires: then it is known how long that takes.
    timer = setTimeout(() => {
      timer = setTimeout(later, Math.max(pauseMs, restForWork * (performance.now() - began)))
    }, 0)
  }
  return {
    add(words: string) {
      waiting += words
      if (timer === undefined) go()
    },
    flush() {
      clearTimeout(timer)
      timer = undefined
      handOn()
    },
  }
}

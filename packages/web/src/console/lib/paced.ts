/**
 * Runs at once when it has been quiet, and otherwise once at the end of each `everyMs`. A flood of frames is then drawn
 * as often as a screen can show it; React gives up on a page that is changed synchronously without a pause in between.
 */
export function paced(everyMs: number, run: () => void): () => void {
  let waiting = false
  let again = false
  const go = () => {
    waiting = true
    setTimeout(rest, everyMs)
    run()
  }
  const rest = () => {
    waiting = false
    if (!again) return
    again = false
    go()
  }
  return () => {
    if (waiting) again = true
    else go()
  }
}

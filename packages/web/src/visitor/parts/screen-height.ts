/** iOS lays its keyboard over the page: the page then ends where the keyboard begins, so that the composer stays in sight. */
export function followKeyboard(): void {
  const view = window.visualViewport
  if (!view) return
  const fit = () => {
    const isCovered = window.innerHeight - view.height > 80 && view.scale === 1
    const { style } = document.documentElement
    if (isCovered) style.setProperty('--screen', `${Math.round(view.height)}px`)
    else style.removeProperty('--screen')
    if (isCovered) window.scrollTo(0, 0)
  }
  view.addEventListener('resize', fit)
}

/** Enter that ends the choice of a character (IME) is not Enter; Safari tells it only by code 229. */
export function isSendKey({ key, shiftKey, isComposing, keyCode }) {
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229
}

import { el } from '../ui/dom.js'

const tones = 5

/** A coloured tile with the last character of a Chinese name or the first of another. */
export function avatar(person, size = '') {
  return paintAvatar(el('span', { 'aria-hidden': 'true' }), person, size)
}

export function paintAvatar(element, { userid, name }, size = '') {
  element.className = `avatar ${size} tone-${toneOf(userid)}`
  element.textContent = initialOf(name)
  return element
}

function initialOf(name) {
  const characters = [...name]
  const isChinese = /\p{Script=Han}/u.test(name)
  return (isChinese ? characters.at(-1) : characters[0]?.toUpperCase()) ?? '?'
}

function toneOf(userid) {
  let sum = 0
  for (const character of userid) sum = (sum * 5 + character.charCodeAt(0)) % 9973
  return sum % tones
}

import { refusal } from '../refusal.ts'

const maxLength = 64

export interface Username {
  /** As it was chosen. */
  readonly shown: string
  /** Under which nobody else may sign in: letters of any case and width are the same. */
  readonly key: string
}

export const usernameFrom = (text: string): Username => {
  const shown = text.trim()
  // Upper case first: it makes one of what lower case alone keeps apart, such as ß and ss.
  return { shown, key: shown.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC') }
}

/** A name that can be given to somebody. */
export function newUsername(text: string): Username {
  const username = usernameFrom(text)
  if ([...username.shown].length > maxLength || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(username.shown))
    throw refusal('bad_username')
  return username
}

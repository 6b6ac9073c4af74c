import { readXml, xmlText } from '@yingda/wecom'

/** A change of one member or department. What it is like now is asked of WeCom: half of the callbacks carry ids only. */
export interface ContactChange {
  readonly kind: 'user' | 'party'
  readonly gone: boolean
  /** Userid, or department id. */
  readonly key: string
  /** The userid from now on, if it changed. */
  readonly newKey: string | undefined
}

const kinds: Readonly<Record<string, Pick<ContactChange, 'kind' | 'gone'>>> = {
  create_user: { kind: 'user', gone: false },
  update_user: { kind: 'user', gone: false },
  delete_user: { kind: 'user', gone: true },
  create_party: { kind: 'party', gone: false },
  update_party: { kind: 'party', gone: false },
  delete_party: { kind: 'party', gone: true },
}

/** Undefined for whatever does not change the directory, such as a tag. https://developer.work.weixin.qq.com/document/path/90970 */
export function readContactChange(plaintext: string): ContactChange | undefined {
  const xml = readXml(plaintext)
  const type = xmlText(xml, 'ChangeType') ?? ''
  const known = Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (!known || xmlText(xml, 'Event') !== 'change_contact') return undefined
  const key = xmlText(xml, known.kind === 'user' ? 'UserID' : 'Id') ?? ''
  if (key === '' || (known.kind === 'party' && !/^[1-9]\d{0,9}$/.test(key))) return undefined
  return { ...known, key, newKey: xmlText(xml, 'NewUserID') || undefined }
}

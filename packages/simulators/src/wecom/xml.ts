/** A text is written in CDATA, a number bare, as WeCom does. */
export type XmlChild = readonly [name: string, value: string | number | bigint | readonly XmlChild[]]

/** The XML of a callback: one root with children, of which a few have children of their own. */
export function xml(children: readonly XmlChild[]): string {
  return `<xml>${writeAll(children)}</xml>`
}

function writeAll(children: readonly XmlChild[]): string {
  return children.map(([name, value]) => `<${name}>${write(value)}</${name}>`).join('')
}

/** Reads the children of a flat document by name; what is no child is skipped. */
export function readChildren(source: string): Map<string, string> {
  const body = source.slice(source.indexOf('<xml>') + '<xml>'.length)
  const children = new Map<string, string>()
  for (const [, name = '', inner = ''] of body.matchAll(child)) children.set(name, read(inner))
  return children
}

const child = /<([A-Za-z]+)>((?:\s*<!\[CDATA\[[\s\S]*?\]\]>\s*)+|[^<]*)<\/\1>/g

function read(inner: string): string {
  if (!inner.includes('<![CDATA[')) return inner.trim()
  return [...inner.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map((section) => section[1] ?? '').join('')
}

function write(value: XmlChild[1]): string {
  if (isParent(value)) return writeAll(value)
  if (typeof value !== 'string') return String(value)
  return `<![CDATA[${stripForbidden(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function isParent(value: XmlChild[1]): value is readonly XmlChild[] {
  return Array.isArray(value)
}

/** XML 1.0 has no way to write these characters, not even escaped. */
function stripForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

import { isLegalText } from '../legal-text.ts'
import { OpenElements, type XmlRecord } from './xml-elements.ts'
import { readXmlText, refuseXml } from './xml-text.ts'

/** A callback body is a few hundred bytes, a few thousand for a long text. */
export const maxXmlBytes = 64 * 1024

const declaration = /^<\?xml[ \t\r\n]+version=(["'])1\.\d\1(?:[ \t\r\n]+encoding=(["'])utf-8\2)?[ \t\r\n]*\?>/i
const name = /[A-Za-z_][\w.-]*/y
const tagEnd = /[ \t\r\n]*\/?>/y
const cdataOpen = '<![CDATA['
const cdataClose = ']]>'

/**
 * Reads the children of the root element of a WeCom callback. Values stay the text they are: nothing is trimmed,
 * no number, no boolean, no changed line end; what the sender wrote is what is read.
 *
 * Refused: DTD, comments, processing instructions (but a leading UTF-8 declaration), entities other than the five
 * predefined and numeric ones, text beside children, a byte order mark, and attributes: WeCom sends none of them, and
 * what is skipped here might mean something to the next reader.
 * @throws WeComCryptoError kind 'xml', and nothing else
 */
export function readXml(xml: string): XmlRecord {
  if (typeof xml !== 'string' || xml.length > maxXmlBytes || Buffer.byteLength(xml) > maxXmlBytes) {
    throw refuseXml(`not a text of at most ${maxXmlBytes} bytes`)
  }
  if (!isLegalText(xml)) throw refuseXml('a character that XML does not allow')
  const elements = new OpenElements()
  let at = declaration.exec(xml)?.[0].length ?? 0
  while (at < xml.length) at = readNext(xml, at, elements)
  return elements.root()
}

/** Reads one piece (text, CDATA or tag) and says where the next begins. */
function readNext(xml: string, at: number, elements: OpenElements): number {
  if (xml[at] !== '<') {
    const bracket = xml.indexOf('<', at)
    const end = bracket === -1 ? xml.length : bracket
    elements.addText(readXmlText(xml.slice(at, end)))
    return end
  }
  if (xml.startsWith(cdataOpen, at)) {
    const from = at + cdataOpen.length
    const end = xml.indexOf(cdataClose, from)
    if (end === -1) throw refuseXml('a CDATA section is not closed')
    elements.addCdata(xml.slice(from, end))
    return end + cdataClose.length
  }
  return readTag(xml, at, elements)
}

function readTag(xml: string, at: number, elements: OpenElements): number {
  const closing = xml[at + 1] === '/'
  const from = closing ? at + 2 : at + 1
  const to = endOf(name, xml, from)
  const end = endOf(tagEnd, xml, to)
  const selfClosing = xml[end - 2] === '/'
  if (to === 0 || end === 0 || (closing && selfClosing)) throw refuseXml('something that is not a plain tag')
  const element = xml.slice(from, to)
  if (!closing) elements.open(element)
  if (closing || selfClosing) elements.close(element)
  return end
}

/** Where a match that begins here ends; 0 if none does. A match as an array would cost as much as the rest. */
function endOf(sticky: RegExp, xml: string, at: number): number {
  sticky.lastIndex = at
  return sticky.test(xml) ? sticky.lastIndex : 0
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WeComCryptoError } from './crypto-error.ts'
import { xmlChild, xmlList, xmlText } from './xml-fields.ts'
import { maxXmlBytes, readXml } from './xml-reader.ts'
import { cdata } from './xml-writer.ts'

describe('a value', () => {
  test.each(['007', '1e5', '0x1F', '+8613800138000', 'true', 'null', '1.0', ' x ', '\n', '7300000000000000001', ''])(
    'stays the text it is: %j, bare and in CDATA',
    (value) => {
      const record = readXml(`<xml><A>${value}</A><B><![CDATA[${value}]]></B></xml>`)
      expect([xmlText(record, 'A'), xmlText(record, 'B')]).toEqual([value, value])
    },
  )

  test('written by cdata is read back as it was, or with the loss made visible', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), markup()), (text) => {
        const legal = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
        expect(xmlText(readXml(`<xml><A>${cdata(text)}</A></xml>`), 'A')).toBe(legal)
      }),
      { numRuns: 1000 },
    )
    expect(cdata('a\u{D800}b\0c')).toBe('<![CDATA[a\u{FFFD}bc]]>')
    expect(cdata('a]]>b')).toBe('<![CDATA[a]]]]><![CDATA[>b]]>')
  })

  test('of a split CDATA is one text', () => {
    expect(xmlText(readXml('<xml><C><![CDATA[a]]]]><![CDATA[>b]]></C></xml>'), 'C')).toBe('a]]>b')
  })

  test('keeps line ends, marks and what surrounds CDATA', () => {
    const record = readXml('<xml><A><![CDATA[a\r\nb\u{FEFF}]]></A><B>\n<![CDATA[x]]> </B></xml>')
    expect(xmlText(record, 'A')).toBe('a\r\nb\u{FEFF}')
    expect(xmlText(record, 'B')).toBe('\nx ')
  })

  test('outside CDATA may use the five entities and numeric references', () => {
    const record = readXml('<xml><A>&lt;&amp;&gt;&quot;&apos;&#65;&#x4f60;&#128512;&amp;lt;</A></xml>')
    expect(xmlText(record, 'A')).toBe('<&>"\'A你😀&lt;')
  })
})

describe('structure', () => {
  test('nests, and a repeated child is a list', () => {
    const record = readXml(`<?xml version="1.0" encoding="UTF-8"?>
      <xml><SendPicsInfo><Count>2</Count><PicList>
        <item><PicMd5Sum><![CDATA[aa]]></PicMd5Sum></item><item><PicMd5Sum><![CDATA[bb]]></PicMd5Sum></item>
      </PicList></SendPicsInfo><Id>1</Id><Id>2</Id><Id>3</Id></xml>
    `)
    const info = xmlChild(record, 'SendPicsInfo')
    const list = info && xmlChild(info, 'PicList')
    const sums = list && xmlList(list, 'item').map((item) => typeof item !== 'string' && xmlText(item, 'PicMd5Sum'))
    expect(info && xmlText(info, 'Count')).toBe('2')
    expect(sums).toEqual(['aa', 'bb'])
    expect(xmlList(record, 'Id')).toEqual(['1', '2', '3'])
  })

  test('one child is a list of one, none is a list of none, and an empty element has no children', () => {
    const record = readXml('<xml><PicList> </PicList><Articles><item/></Articles></xml>')
    const empty = xmlChild(record, 'PicList')
    const articles = xmlChild(record, 'Articles')
    expect(empty && xmlList(empty, 'item')).toEqual([])
    expect(articles && xmlList(articles, 'item')).toEqual([''])
    expect(xmlText(record, 'Absent')).toBeUndefined()
    expect(xmlChild(record, 'Absent')).toBeUndefined()
  })

  test('a field read as one text is refused when it is repeated or nested, and the other way round', () => {
    const record = readXml('<xml><Two>1</Two><Two>2</Two><Deep><A>1</A></Deep><Flat>1</Flat></xml>')
    for (const name of ['Two', 'Deep']) expectRefusal(() => xmlText(record, name))
    for (const name of ['Two', 'Flat']) expectRefusal(() => xmlChild(record, name))
  })

  test('a child may have any name without touching a prototype', () => {
    const record = readXml(
      '<xml><__proto__><polluted>1</polluted></__proto__><constructor>2</constructor><prototype/></xml>',
    )
    expect([...record.keys()]).toEqual(['__proto__', 'constructor', 'prototype'])
    expect('polluted' in {}).toBe(false)
    expect(xmlText(readXml('<xml><A/></xml>'), 'constructor')).toBeUndefined()
  })
})

describe('refused', () => {
  const lol = '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
  const corpus: Record<string, string> = {
    'billion laughs': `<!DOCTYPE xml [${lol}]><xml><A>&b;</A></xml>`,
    'an external entity': '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><A>&x;</A></xml>',
    'a parameter entity': '<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]><xml><A>1</A></xml>',
    'a second doctype': '<!DOCTYPE a><!DOCTYPE b><xml><A>1</A></xml>',
    'a doctype inside': '<xml><!DOCTYPE a><A>1</A></xml>',
    'an undeclared entity': '<xml><A>&nbsp;</A></xml>',
    'a bare ampersand': '<xml><A>a & b</A></xml>',
    'an unfinished reference': '<xml><A>&#65</A></xml>',
    'a reference to NUL': '<xml><A>&#0;</A></xml>',
    'a reference to half a pair': '<xml><A>&#xD800;</A></xml>',
    'a reference beyond Unicode': '<xml><A>&#x110000;</A></xml>',
    'a comment': '<xml><!-- x --><A>1</A></xml>',
    'a processing instruction': '<xml><?php x ?><A>1</A></xml>',
    'a declaration that is not first': ' <?xml version="1.0"?><xml><A>1</A></xml>',
    'another encoding': '<?xml version="1.0" encoding="UTF-7"?><xml><A>1</A></xml>',
    XInclude: '<xml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></xml>',
    'an attribute': '<xml a="1"><A>1</A></xml>',
    'a namespace': '<x:xml><A>1</A></x:xml>',
    'an open CDATA': '<xml><A><![CDATA[x]]</A></xml>',
    ']]> outside CDATA': '<xml><A>a]]>b</A></xml>',
    'CDATA outside the root': '<xml><A>1</A></xml><![CDATA[ ]]>',
    'tags that cross': '<xml><A><B>1</A></B></xml>',
    'tags of another case': '<xml><A>1</a></xml>',
    'an element left open': '<xml><A>1</A>',
    'an end without a start': '</xml>',
    'one end too many': '<xml><A>1</A></xml></xml>',
    'an end that closes itself': '<xml><A>1</A/></xml>',
    'text behind the root': '<xml><A>1</A></xml>x',
    'text before the root': 'x<xml><A>1</A></xml>',
    'two roots': '<xml><A>1</A></xml><xml><A>2</A></xml>',
    'a root with text only': '<xml>hello</xml>',
    'text beside children': '<xml>hello<A>1</A></xml>',
    'a byte order mark': '\u{FEFF}<xml><A>1</A></xml>',
    NUL: '<xml><A>\0</A></xml>',
    'a control character': '<xml><A><![CDATA[\u{1}]]></A></xml>',
    'half of a pair': '<xml><A>\u{D83D}</A></xml>',
    'U+FFFE': '<xml><A>\u{FFFE}</A></xml>',
    'a blank name': '<xml>< A>1</A></xml>',
    'an open tag': '<xml><A',
    'deep nesting': `<xml>${'<a>'.repeat(5000)}1${'</a>'.repeat(5000)}</xml>`,
    'seventeen levels': `<xml>${'<a>'.repeat(16)}1${'</a>'.repeat(16)}</xml>`,
    'one byte too much': fill(maxXmlBytes + 1),
    'too many bytes in few characters': `<xml><A>${'字'.repeat(maxXmlBytes / 3)}</A></xml>`,
    nothing: '',
    'white space': ' \n',
  }

  test.each(Object.entries(corpus))('%s', (_name, xml) => {
    expectRefusal(() => readXml(xml))
  })

  test('what is not a string', () => {
    for (const value of [undefined, null, 1, {}, ['<xml/>']])
      expectRefusal(() => Reflect.apply(readXml, undefined, [value]))
  })

  test('with a message that quotes nothing of the text', () => {
    const error = thrownBy(() => readXml('<xml><A>&customersecret;</A></xml>'))
    expect(String(error)).not.toContain('customersecret')
  })
})

describe('limits', () => {
  test('64 KiB and sixteen levels are still read', () => {
    expect(xmlText(readXml(fill(maxXmlBytes)), 'A')).toHaveLength(maxXmlBytes - fill(0).length)
    expect(readXml(`<xml>${'<a>'.repeat(15)}1${'</a>'.repeat(15)}</xml>`).size).toBe(1)
  })

  test.each([
    ['numeric references', `<xml><A>${'&#65;'.repeat(13_000)}</A></xml>`],
    ['empty elements', `<xml>${'<a/>'.repeat(16_000)}</xml>`],
    ['open brackets', '<'.repeat(65_000)],
    ['open CDATA', `<xml>${'<![CDATA['.repeat(7000)}`],
    ['blanks in a tag', `<xml><a${' '.repeat(65_000)}!`],
    ['ampersands', `<xml>${'&'.repeat(65_000)}`],
    ['a declaration of blanks', `<?xml version="1.0"${' '.repeat(65_000)}`],
  ])('64 KiB of %s take no time to speak of', (_name, xml) => {
    const start = performance.now()
    try {
      readXml(xml)
    } catch (error) {
      expect(error).toBeInstanceOf(WeComCryptoError)
    }
    // A few milliseconds; the slack is for a busy machine, a quadratic reader needs seconds.
    expect(performance.now() - start).toBeLessThan(500)
  })
})

test('any string is read or refused with the own error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), markup(), markup().map(inRoot)), (xml) => {
      try {
        expect(readXml(xml)).toBeInstanceOf(Map)
      } catch (error) {
        expect(error).toBeInstanceOf(WeComCryptoError)
        expect(error).toMatchObject({ kind: 'xml', sdkCode: -40002 })
      }
    }),
    { numRuns: 3000 },
  )
})

/** Strings made of the pieces that XML is made of, so that some of them are nearly right. */
function markup(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...['<', '>', '/', '<a>', '</a>', '<b/>', '<__proto__>', '</__proto__>', '<![CDATA[', ']]>', ']', '&', ';', '&lt;'],
    ...[
      '&#65;',
      '&#x0;',
      '<!--',
      '-->',
      '<?xml version="1.0"?>',
      '<!DOCTYPE a>',
      ' ',
      '\n',
      '\r',
      'x',
      '你',
      '😀',
      '\0',
      '"',
      '=',
    ],
  )
  return fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
}

function inRoot(inner: string): string {
  return `<xml><A>${inner}</A></xml>`
}

function fill(bytes: number): string {
  const around = '<xml><A></A></xml>'
  return `<xml><A>${'x'.repeat(Math.max(0, bytes - around.length))}</A></xml>`
}

function expectRefusal(run: () => unknown): void {
  const error = thrownBy(run)
  expect(error).toBeInstanceOf(WeComCryptoError)
  expect(error).toMatchObject({ kind: 'xml', sdkCode: -40002 })
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('accepted')
}

import { expect, test } from 'vitest'
import { readChildren, xml } from './xml.ts'

test('texts stand in CDATA and numbers bare, also those above 2^53', () => {
  expect(
    xml([
      ['Content', 'a<b'],
      ['CreateTime', 1700000000],
      ['MsgId', 7300000000000000001n],
    ]),
  ).toBe(
    '<xml><Content><![CDATA[a<b]]></Content><CreateTime>1700000000</CreateTime><MsgId>7300000000000000001</MsgId></xml>',
  )
})

test.each(['a]]>b', ']]>]]>', '</Content><Content>x', '<![CDATA[', '😀\n  '])(
  'the hostile text %j comes back unchanged',
  (text) => {
    expect(
      readChildren(
        xml([
          ['Content', text],
          ['MsgType', 'text'],
        ]),
      ),
    ).toEqual(
      new Map([
        ['Content', text],
        ['MsgType', 'text'],
      ]),
    )
  },
)

test('characters that XML cannot hold are left out', () => {
  expect(xml([['Content', 'a\u0000\u000b\u001fb\tc']])).toContain('<![CDATA[ab\tc]]>')
})

test('a child spelt inside a CDATA text is no child', () => {
  expect(
    readChildren(
      xml([
        ['Content', '<MsgType><![CDATA[event'],
        ['MsgType', 'text'],
      ]),
    ).get('MsgType'),
  ).toBe('text')
})

import type { shellZhCN } from './shell-zh-CN.ts'

export const shellEn: Record<keyof typeof shellZhCN, string> = {
  'palette.title': 'Search actions, pages and conversations',
  'palette.placeholder': 'What to do, a page, or a customer',
  'palette.nothing': 'Nothing found',
  'palette.list': 'Open list: {name}',
  'keys.title': 'Keyboard shortcuts',
  'keys.next': 'Next conversation',
  'keys.previous': 'Previous conversation',
  'keys.lineBreak': 'New line',
  'keys.accept': 'Accept the open conversation in the queue',
}

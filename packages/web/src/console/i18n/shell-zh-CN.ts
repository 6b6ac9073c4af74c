/** The palette, the sheet of keys, and what they offer everywhere. */
export const shellZhCN = {
  'palette.title': '搜索操作、页面和会话',
  'palette.placeholder': '输入要做的事、页面或客户',
  'palette.nothing': '没有匹配的结果',
  'palette.list': '打开列表：{name}',
  'keys.title': '键盘快捷键',
  'keys.next': '下一个会话',
  'keys.previous': '上一个会话',
  'keys.lineBreak': '换行',
  'keys.accept': '接待打开的排队会话',
} as const

const words = {
  done: ['账号已连接，可以关闭此页面。', 'The account is connected. You can close this page.'],
  gone: [
    '连接已过期或已使用过，请回到工作台重新连接。',
    'This way back is too old or was used already: connect again from the console.',
  ],
  refused: [
    '没有得到授权，请回到工作台重新连接。',
    'The owner of the account did not agree: connect again from the console.',
  ],
  failed: [
    '渠道没有回应，账号没有连接，请稍后重试。',
    'The channel did not answer and the account is not connected: try again later.',
  ],
} as const

/** For the owner of an account who comes back from the remote's page. Nothing of what came with them is in it. */
export function connectPage(what: keyof typeof words): { readonly body: string; readonly policy: string } {
  const [zh, en] = words[what]
  return {
    body:
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
      `<title>${zh}</title><main><h1>${zh}</h1><p lang="en">${en}</p><p><a href="/console/">工作台 · Console</a></p></main></html>`,
    policy: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  }
}

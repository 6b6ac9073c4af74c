/** Answers of a gateway that plays along, for the tests of this folder. */
export const answer =
  (body: unknown): typeof fetch =>
  async () =>
    Response.json(body)

export const taken = answer({
  jingdong_im_waiter_chatmessage_send_responce: {
    code: '0',
    result: { id: 'remote-1', sid: '0123456789abcdef0123456789abcdef', time: 1_700_000_000_000 },
  },
})

export const refusal = (code: string) =>
  answer({ error_response: { code, zh_desc: '无法处理，来源 203.0.113.7', en_desc: 'refused for 203.0.113.7' } })

export const failsWith =
  (status: number): typeof fetch =>
  async () =>
    new Response('<html></html>', { status })

export const hang: typeof fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

/** One page of the chat log. */
export const logPage = (lines: readonly unknown[], totalRecord = lines.length) => ({
  jingdong_im_pop_chatlog_get_responce: { code: '0', ChatLogPage: { totalRecord, chatLogList: lines } },
})

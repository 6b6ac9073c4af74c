import { callControl } from '../ui/call.js'

/** Each platform: how its simulator is spoken to, and what its customers can do beside writing. */
const platforms = {
  douyin: {
    kinds: ['emoji', 'user_local_image', 'user_local_video', 'video', 'retain_consult_card'],
    acts: {
      enter: (who) => ['enter', who],
      read: (who) => ['read', who],
      grant: (who) => ['grant', who],
    },
    recall: (_who, id) => ['recall', { id }],
    colleague: (to, text) => ['write', { to, text }],
    read: ({ businesses, customers }) => ({
      account: businesses[0],
      isAuthorised: businesses[0].authorized,
      people: customers.map(({ openId, nick }) => ({ userid: openId, name: nick })),
    }),
    newId: (random) => `_000${random}`,
  },
  jd: {
    kinds: ['image', 'product', 'order', 'voice'],
    acts: {
      session_open: ({ from }) => ['event', { type: 'session_open', from }],
      evaluation: ({ from }) => ['event', { type: 'evaluation', from, score: 5 }],
      session_close: ({ from }) => ['event', { type: 'session_close', from }],
    },
    recall: ({ from }, id) => ['event', { type: 'message_recall', from, id }],
    colleague: (to, text) => ['waiter', { to, text }],
    read: ({ shops, customers }) => ({
      account: shops[0],
      people: customers.map(({ pin, nickname }) => ({ userid: pin, name: nickname })),
    }),
    newId: (random) => `jd_${random}`,
  },
}

export const name = location.pathname.endsWith('/jd') ? 'jd' : 'douyin'
export const platform = platforms[name]

/** Who there is, as the platform tells it. */
export const loadWorld = async () => platform.read(await callControl(`${name}/world`))

/** Hands something over; how its delivery goes comes through the stream. Throws when it was not taken. */
export const act = ([path, body]) => callControl(`${name}/${path}?wait=0`, body)

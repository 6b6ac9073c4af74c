import type { Manifest } from '../channel.ts'

const fileBytes = 20 * 2 ** 20

export const manifest: Manifest = {
  id: 'web',
  name: { zh: '网页', en: 'Web page' },
  icon: { label: '网', colour: '#0f8a7e' },
  contractType: 'web',
  settings: [],
  readHere: true,
  // Nobody beneath us counts bytes: no text that the desk takes is split.
  limits: {
    textBytes: 100_000,
    fileBytes: { image: fileBytes, voice: fileBytes, video: fileBytes, file: fileBytes },
  },
  sendDedupes: true,
  recall: { withinSeconds: 24 * 3_600 },
}

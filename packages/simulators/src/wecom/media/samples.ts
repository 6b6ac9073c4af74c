import { crc32, deflateSync } from 'node:zlib'
import type { MediaType } from './store.ts'

export interface Sample {
  readonly filename: string
  readonly bytes: Buffer
}

const samples: { readonly [Type in MediaType]: () => Sample } = {
  image: () => ({ filename: 'photo.png', bytes: picture(240, 160) }),
  voice: () => ({ filename: 'voice.amr', bytes: silence(2) }),
  video: () => ({ filename: 'video.mp4', bytes: film() }),
  file: () => ({ filename: '订单明细.txt', bytes: Buffer.from('订单号,商品,数量\n20240001,云杉路由器,1\n', 'utf8') }),
}

/** A small file of the kind, for whoever has none at hand. */
export function sampleOf(type: MediaType): Sample {
  return samples[type]()
}

/** A PNG of a landscape: sky, hill and sun. */
function picture(width: number, height: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const pixels = Array.from({ length: width }, (_, x) => colourAt(x / width, y / height))
    return Buffer.from([0, ...pixels.flat()])
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}

function colourAt(x: number, y: number): [number, number, number] {
  if ((x - 0.75) ** 2 * 2.25 + (y - 0.25) ** 2 < 0.012) return [255, 209, 102]
  if (y > 0.62 + 0.12 * Math.sin(x * 5)) return [64, 134, 92]
  return [168 - Math.round(60 * y), 208 - Math.round(20 * y), 240]
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), framed.length - 4)
  return framed
}

/** AMR narrow-band: frames of 20 ms that hold nothing. */
function silence(seconds: number): Buffer {
  const noDataFrame = 0x7c
  return Buffer.concat([Buffer.from('#!AMR\n', 'latin1'), Buffer.alloc(seconds * 50, noDataFrame)])
}

/** The box that every MP4 begins with and an empty body: the kind is right, there is nothing to see. */
function film(): Buffer {
  const kind = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')
  return Buffer.concat([kind, Buffer.from('\0\0\0\x08mdat', 'latin1')])
}

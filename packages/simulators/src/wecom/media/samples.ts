import { landscape } from '../../pictures/landscape.ts'
import type { MediaType } from './store.ts'

export interface Sample {
  readonly filename: string
  readonly bytes: Buffer
}

const samples: { readonly [Type in MediaType]: () => Sample } = {
  image: () => ({ filename: 'photo.png', bytes: landscape() }),
  voice: () => ({ filename: 'voice.amr', bytes: silence(2) }),
  video: () => ({ filename: 'video.mp4', bytes: film() }),
  file: () => ({ filename: '订单明细.txt', bytes: Buffer.from('订单号,商品,数量\n20240001,云杉路由器,1\n', 'utf8') }),
}

/** A small file of the kind, for whoever has none at hand. */
export function sampleOf(type: MediaType): Sample {
  return samples[type]()
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

/** A PNG of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/lHw2ZAAAAABJRU5ErkJggg==',
  'base64',
)
export const mp4 = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42\0\0\0\x08mdat', 'latin1')
export const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(150, 0x7c)])
export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n')

/** Bytes after the first of a frame of 20 ms, by its type; what is not listed holds nothing. RFC 4867, 3GPP TS 26.101. */
const narrowBand = [12, 13, 15, 17, 19, 20, 26, 31, 5]
const framesPerSecond = 50
const mark = '#!AMR\n'

/** How long a voice message lasts, rounded up; undefined when it is none. */
export function secondsOf(bytes: Uint8Array, mime: string): number | undefined {
  if (mime !== 'audio/amr' || Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') !== mark) return undefined
  let frames = 0
  for (let at = mark.length; at < bytes.length; frames++) {
    const type = ((bytes[at] ?? 0) >> 3) & 0x0f
    at += 1 + (narrowBand[type] ?? 0)
  }
  return Math.ceil(frames / framesPerSecond)
}

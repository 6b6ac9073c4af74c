/** A whole text frame as a server sends it, unmasked and in one piece (RFC 6455 §5.2). */
export function encodeText(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = finalText
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}

const finalText = 0x81

/** Encodes each text once, however many sockets it goes to. Make one for each change: it keeps what it has encoded. */
export function encodeOnce(): (text: string) => Buffer {
  const known = new Map<string, Buffer>()
  return (text) => {
    const frame = known.get(text) ?? encodeText(text)
    known.set(text, frame)
    return frame
  }
}

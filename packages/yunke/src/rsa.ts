const hex = /^(?:0x)?[0-9a-f]+$/i

/**
 * RSA without padding, as Yunke's login pages do it: the UTF-8 bytes as one big-endian number m, then m^e mod n.
 * Equal texts give equal results and a guess can be checked, so it must only ever travel over verified TLS.
 * @param modulus n in hex
 * @param publicExponent e in hex (`10001` and `010001` are the same)
 * @returns lower-case hex with an even number of digits; it may be shorter than the modulus
 * @throws RangeError when the text does not fit the modulus, or the key is no hex
 */
export function encryptWithRsa(text: string, modulus: string, publicExponent: string): string {
  const n = readHex(modulus)
  const message = readHex(Buffer.from(text, 'utf8').toString('hex') || '0')
  if (message >= n) throw new RangeError('the text is longer than the RSA key')
  const digits = power(message, readHex(publicExponent), n).toString(16)
  return digits.length % 2 === 0 ? digits : `0${digits}`
}

function readHex(text: string): bigint {
  if (hex.test(text)) return BigInt(`0x${text.replace(/^0x/i, '')}`)
  throw new RangeError('an RSA key must be in hex')
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

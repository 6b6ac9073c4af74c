import { createHash } from 'node:crypto'
import { png } from './png.ts'

type Colour = readonly [number, number, number]

const backgrounds: readonly Colour[] = [
  [142, 190, 178],
  [232, 196, 140],
  [164, 182, 222],
  [226, 172, 168],
  [178, 200, 146],
  [200, 176, 214],
]
const clothes: readonly Colour[] = [
  [63, 92, 128],
  [150, 75, 72],
  [72, 110, 86],
  [98, 82, 130],
  [190, 140, 60],
]
const skins: readonly Colour[] = [
  [245, 214, 186],
  [232, 190, 158],
  [214, 166, 128],
]
const hairs: readonly Colour[] = [
  [44, 36, 34],
  [84, 60, 44],
  [110, 70, 40],
]
const size = 96
/** Points in each direction that a pixel is the mean of. */
const finer = 3

/** Head, hair and shoulders in colours of their own; the same person always looks the same. PNG, a few kilobytes. */
export function portrait(of: string): Buffer {
  const draw = createHash('sha256').update(of).digest()
  const pick = (colours: readonly Colour[], nth: number): Colour =>
    colours[(draw[nth] ?? 0) % colours.length] ?? [128, 128, 128]
  const [ground, shirt, skin, hair] = [pick(backgrounds, 0), pick(clothes, 1), pick(skins, 2), pick(hairs, 3)]
  const long = (draw[4] ?? 0) % 2 === 0
  const fringe = 30 + ((draw[5] ?? 0) % 8)
  const colourAt = (x: number, y: number): Colour => {
    if (isIn(x, y, [48, 43, 18, 21]) && y > fringe) return skin
    if (isIn(x, y, [48, 38, 22, 23]) && (long || y < 42)) return hair
    if (Math.abs(x - 48) < 8 && y > 50 && y < 72) return skin
    if (isIn(x, y, [48, 100, 36, 32])) return shirt
    return long && y > 36 && y < 70 && Math.abs(x - 48) < 22 ? hair : ground
  }
  return png(size, size, (x, y) => meanOf(x, y, colourAt))
}

const isIn = (x: number, y: number, [left, top, wide, high]: readonly [number, number, number, number]) =>
  ((x - left) / wide) ** 2 + ((y - top) / high) ** 2 <= 1

function meanOf(x: number, y: number, colourAt: (x: number, y: number) => Colour): Colour {
  let [red, green, blue] = [0, 0, 0]
  for (let nth = 0; nth < finer ** 2; nth++) {
    const [r, g, b] = colourAt(x + (nth % finer) / finer, y + Math.floor(nth / finer) / finer)
    red += r
    green += g
    blue += b
  }
  return [red / finer ** 2, green / finer ** 2, blue / finer ** 2]
}

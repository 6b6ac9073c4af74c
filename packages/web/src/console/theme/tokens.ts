/** Colours by meaning. A colour that means something new gets a name here first. */
export type Colours = {
  /** Behind everything; a conversation lies on it. */
  ground: string
  /** Panes, bars, cards. */
  surface: string
  /** Under the pointer, and fields to type in. */
  sunken: string
  line: string
  text: string
  textSoft: string
  /** The least a reader must still be able to read (4.5:1 on `surface`). */
  textFaint: string
  /** The desk's own colour: what can be pressed, what is chosen, what agents say. */
  brand: string
  brandText: string
  onBrand: string
  chosen: string
  customerBubble: string
  agentBubble: string
  aiBubble: string
  /** What a machine says is always marked by this. */
  ai: string
  onAi: string
  /** A promise kept. */
  success: string
  /** Somebody waits, or nobody knows. */
  caution: string
  cautionGround: string
  cautionMark: string
  /** A promise broken. */
  danger: string
  dangerGround: string
  onDanger: string
  shadow: string
}

export const light: Colours = {
  ground: '#f3f5f2',
  surface: '#ffffff',
  sunken: '#f1f4f0',
  line: '#e3e8e2',
  text: '#1b2320',
  textSoft: '#4f5b55',
  textFaint: '#616d67',
  brand: '#0e7a62',
  brandText: '#0b6b56',
  onBrand: '#ffffff',
  chosen: '#e4f2ec',
  customerBubble: '#ffffff',
  agentBubble: '#cfeadd',
  aiBubble: '#e9e6fa',
  ai: '#5e48b8',
  onAi: '#ffffff',
  success: '#1f7a4d',
  caution: '#96600a',
  cautionGround: '#fdf1d8',
  cautionMark: '#e09a2b',
  danger: '#bf2f2f',
  dangerGround: '#fdebe9',
  onDanger: '#ffffff',
  shadow: '0 1px 2px rgb(20 40 32 / 6%), 0 6px 20px rgb(20 40 32 / 8%)',
}

export const dark: Colours = {
  ground: '#111614',
  surface: '#181e1b',
  sunken: '#202724',
  line: '#2a322e',
  text: '#e4eae6',
  textSoft: '#aab5af',
  textFaint: '#8f9b95',
  brand: '#2f9d7f',
  brandText: '#5cc4a5',
  onBrand: '#06130f',
  chosen: '#1d332b',
  customerBubble: '#232b27',
  agentBubble: '#1c4638',
  aiBubble: '#2c2a48',
  ai: '#a99af0',
  onAi: '#17122f',
  success: '#5fc08d',
  caution: '#e0ae55',
  cautionGround: '#33291a',
  cautionMark: '#e0ae55',
  danger: '#f08a80',
  dangerGround: '#3a2221',
  onDanger: '#2a0a08',
  shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 40%)',
}

/** Spaces, corners and letters; the same in both themes. */
const measures = {
  gapHair: '4px',
  gapItem: '8px',
  gapGroup: '12px',
  gapPane: '16px',
  gapPage: '24px',
  cornerChip: '6px',
  cornerControl: '8px',
  cornerBubble: '12px',
  letterSmall: '12px',
  letterBody: '14px',
  letterTitle: '16px',
  barHeight: '52px',
  listWidth: '328px',
  panelWidth: '288px',
}

export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

/** Every token becomes a CSS variable: `textSoft` is `--text-soft`. */
export function cssVariables(colours: Colours): [name: string, value: string][] {
  const all = { ...colours, ...measures, fontFamily }
  return Object.entries(all).map(([name, value]) => [
    `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
    value,
  ])
}

import type { Config } from './config.ts'

/** The remotes that the simulator can play, and the setting that names where each of them is. */
const bases = {
  wecom: 'WECHAT_API_BASE',
  yunke: 'YUNKE_DEFAULT_DOMAIN',
  douyin: 'DOUYIN_API_BASE',
  jd: 'JD_API_BASE',
} as const
export type Simulated = keyof typeof bases

/** Which remotes the simulator plays: in the demo, those of which nobody has said where they are. */
export function simulatedIn({ profile, simulator, settings }: Pick<Config, 'profile' | 'simulator' | 'settings'>) {
  const isPlayed = (remote: Simulated) => profile === 'demo' && simulator && !settings[bases[remote]]
  return { wecom: isPlayed('wecom'), yunke: isPlayed('yunke'), douyin: isPlayed('douyin'), jd: isPlayed('jd') }
}

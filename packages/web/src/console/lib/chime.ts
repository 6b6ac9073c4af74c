let audio: AudioContext | undefined

/** Two soft notes. A browser that was never clicked stays silent, and that is right. */
export function chime(): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined) // @NOTE see above
  note(audio, 660, 0)
  note(audio, 880, 0.12)
}

function note(context: AudioContext, hertz: number, afterSeconds: number): void {
  const from = context.currentTime + afterSeconds
  const gain = context.createGain()
  gain.gain.setValueAtTime(0.0001, from)
  gain.gain.exponentialRampToValueAtTime(0.08, from + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, from + 0.35)
  const tone = context.createOscillator()
  tone.frequency.value = hertz
  tone.connect(gain).connect(context.destination)
  tone.start(from)
  tone.stop(from + 0.4)
}

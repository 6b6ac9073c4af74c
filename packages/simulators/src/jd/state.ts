import { type ChatState, createChatState } from '../chat/state.ts'
import { Files } from '../pictures/files.ts'
import { type JdFaults, noJdFaults } from './faults.ts'
import { type JdSettings, type JdSimulatorOptions, jdSettings } from './options.ts'
import { JdWorld } from './world.ts'

/** Everything one simulator knows; the other files are functions over it. */
export interface JdState extends ChatState<JdFaults> {
  readonly settings: JdSettings
  readonly world: JdWorld
  readonly files: Files
  /** What was answered to a message that was sent, by its id. */
  readonly answered: Map<string, object>
}

export function createJdState(options: JdSimulatorOptions): JdState {
  const settings = jdSettings(options)
  const chat = createChatState(settings, options.now, noJdFaults)
  return Object.assign(chat, {
    settings,
    world: new JdWorld(settings.shops, chat.clock.now, settings.appSecret),
    files: new Files(),
    answered: new Map<string, object>(),
  })
}

/** Of what is JD's own: back to the first moment. */
export function resetJdState(state: JdState): void {
  state.world.reset()
  state.files.clear()
  state.answered.clear()
}

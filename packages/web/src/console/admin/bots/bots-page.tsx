import { usePart } from '../route.ts'
import { BotDesk } from './bot-desk.tsx'
import { BotList } from './bot-list.tsx'
import './bots.css'

/** All bots, or the one that the address names. */
export function BotsPage() {
  const botId = usePart()
  return botId ? <BotDesk key={botId} botId={botId} /> : <BotList />
}

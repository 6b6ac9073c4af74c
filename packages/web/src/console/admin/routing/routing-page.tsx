import { useLoad } from '../use-load.ts'
import { routingApi } from './api.ts'
import { RulesCard } from './rules-card.tsx'
import { SettingsCards } from './settings-cards.tsx'
import { TeamsCard } from './teams-card.tsx'
import './routing.css'

export function RoutingPage() {
  const teams = useLoad(routingApi.teams)
  return (
    <div className="admin-page">
      <TeamsCard teams={teams} />
      <RulesCard teams={teams.data ?? none} />
      <SettingsCards />
    </div>
  )
}

const none: never[] = []

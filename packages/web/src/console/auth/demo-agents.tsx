import { useT } from '../i18n/use-t.ts'
import { Avatar } from '../list/avatar.tsx'

type Agent = { user_id: string; name: string }
type Props = { agents: readonly Agent[]; busy: string | undefined; onPick: (userId: string, name: string) => void }

export function DemoAgents({ agents, busy, onPick }: Props) {
  const t = useT()
  return (
    <section className="demo-agents" aria-label={t('signIn.demo')}>
      <p className="demo-agents-title">{t('signIn.demo')}</p>
      {agents.map(({ user_id, name }) => (
        <button
          key={user_id}
          type="button"
          className="demo-agent"
          data-testid="demo-agent"
          data-user-id={user_id}
          disabled={busy !== undefined}
          aria-busy={busy === user_id}
          onClick={() => onPick(user_id, name)}
        >
          <Avatar name={name} size={32} />
          <span className="demo-agent-name">{name}</span>
          <span className="demo-agent-id">{user_id}</span>
        </button>
      ))}
    </section>
  )
}

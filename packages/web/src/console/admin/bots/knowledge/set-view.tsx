import { DocumentsCard } from './documents-card.tsx'
import { EntriesCard } from './entries-card.tsx'

/** What one set knows: pairs of question and answer, and documents. */
export function SetView({ setId }: { setId: string }) {
  return (
    <>
      <EntriesCard setId={setId} />
      <DocumentsCard setId={setId} />
    </>
  )
}

import { DocumentsCard } from './documents-card.tsx'
import { EntriesCard } from './entries-card.tsx'
import { useImports } from './use-imports.ts'

/** What one set knows: pairs of question and answer, and documents. */
export function SetView({ setId }: { setId: string }) {
  const documents = useImports(setId)
  return (
    <>
      <EntriesCard setId={setId} documents={documents} />
      <DocumentsCard setId={setId} documents={documents} />
    </>
  )
}

import { useCallback, useEffect } from 'react'
import { useFeed } from '../../../desk/context.ts'
import { knowledgeTopic } from '../../../feed/topics.ts'
import { useAgain } from '../../../panel/profile/use-again.ts'
import { useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'

/** The feed says when there is news; who hears nothing from it looks all the same. */
const lookAgainMs = 10_000

/** Documents, pages and files of pairs of a set, each with how far it is. */
export function useImports(setId: string) {
  const documents = useLoad(useCallback(() => knowledgeApi.documents(setId), [setId]))
  const { reload } = documents
  const topic = knowledgeTopic(setId)
  useAgain(String(useFeed((state) => state.topics[topic] ?? 0)), reload)
  const isAtWork = documents.data?.some(({ state }) => state === 'waiting' || state === 'working') ?? false
  useEffect(() => {
    if (!isAtWork) return
    const timer = setInterval(reload, lookAgainMs)
    return () => clearInterval(timer)
  }, [isAtWork, reload])
  return documents
}

import OpenAI from 'openai'

/** What the client threw, if it is an error of the API. */
export async function failureOf(work: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof OpenAI.APIError) return error
  throw new Error(`No error of the API, but ${String(error)}`)
}

/** What the work fails with; a test that expects a failure fails without one. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => Promise.reject(new Error('it went well')),
    (error: unknown) => error,
  )
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** An id of another shape names nothing; PostgreSQL would refuse the question. */
export const isUuid = (id: string): boolean => uuid.test(id)

/** An employee is `emp:{userid}` to the desk (requirements CC-05). Only this channel builds or reads it. */
const prefix = 'emp:'

export const customerRefOf = (userid: string): string => prefix + userid
export const userIdOf = (customerRef: string): string => customerRef.slice(prefix.length)

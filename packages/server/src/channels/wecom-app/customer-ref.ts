/** An employee is `emp:{userid}` to the desk. Only this channel builds or reads it. */
const prefix = 'emp:'

export const customerRefOf = (userid: string): string => prefix + userid

/**
 * The one member that is meant, or undefined.
 * @NOTE `|` joins receivers and `@all` is the whole company: neither can be a userid, and neither may ever be written to.
 */
export function userIdOf(customerRef: string): string | undefined {
  const userid = customerRef.startsWith(prefix) ? customerRef.slice(prefix.length) : ''
  return userid && !/^@|\|/.test(userid) ? userid : undefined
}

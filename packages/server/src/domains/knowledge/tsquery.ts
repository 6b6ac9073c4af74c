/** A tsquery for any of the tokens, each quoted, so that no text can be an operator. */
export const anyOf = (tokens: readonly string[]): string => tokens.map(quote).join(' | ')

const quote = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

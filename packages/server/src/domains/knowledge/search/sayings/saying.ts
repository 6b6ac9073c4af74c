/** What is meant, in the words that entries are written in, and how people say it without any of those words. */
export type Saying = readonly [means: string, said: RegExp]

/** What was shown to be let in; kept while a second factor is asked for, and nowhere but in this page. */
export type Credentials =
  | { user_id: string; name: string }
  | { user_id: string; password: string }
  | { code: string; state: string; verifier: string }
  | { login: string }

/** The login has ended: token or session expired (10001, 10002, 22003), not logged in (401, 10003), login invalid (22004), sent away (302). */
export const RELOGIN_ERROR_CODES: ReadonlySet<string> = new Set([
  '10001',
  '10002',
  '401',
  '10003',
  '22003',
  '22004',
  '302',
])

/** Wrong password (10004, 22001), account locked (10005, 22002), account disabled (10006). */
export const PASSWORD_ERROR_CODES: ReadonlySet<string> = new Set(['10004', '10005', '10006', '22001', '22002'])

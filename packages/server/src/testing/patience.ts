/** For an inbox whose PostgreSQL is there all the time, however slow the machine: nothing of it goes to the spool. */
export const patienceMs = 600_000

import { join } from 'node:path'

/** Where the database lives inside the data folder. */
export interface Place {
  /** Absolute, without symbolic links: it is compared with what the server says of itself. */
  readonly dataDir: string
  /** Appears whole, by a rename, or not at all: what is here is never half a database. */
  readonly home: string
  readonly cluster: string
  readonly passwordFile: string
  readonly logFile: string
}

export function placeIn(dataDir: string, home: string = join(dataDir, 'postgres')): Place {
  return {
    dataDir,
    home,
    cluster: join(home, 'cluster'),
    passwordFile: join(home, 'password'),
    logFile: join(home, 'server.log'),
  }
}

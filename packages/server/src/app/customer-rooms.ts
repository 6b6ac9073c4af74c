import { startMoves, startNames, startPictureRenewal, startPictures } from '../domains/customers/index.ts'
import { tellSummary } from '../domains/sessions/index.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { OpenAccounts } from './accounts.ts'
import type { Config } from './config.ts'
import { customerPictures } from './customer-pictures.ts'

interface CustomerRoomsDeps {
  readonly db: Db
  readonly log: Log
  readonly config: Config
  readonly accounts: OpenAccounts
  readonly onCommitted: () => void
}

/** What is learned of customers beside what they say: names, pictures, and that two of them are one. */
export function startCustomerRooms({ db, log, config, accounts, onCommitted }: CustomerRoomsDeps) {
  const pictureOf = customerPictures(config, accounts.pictureHosts)
  const pictures = startPictures({ db, log, pictureOf, onCommitted })
  const { profileOf } = accounts
  return {
    pictures,
    names: startNames({ db, log, profileOf, onNamed: tellSummary, onPicture: pictures.want, onCommitted }),
    renewal: startPictureRenewal({ db, log, profileOf, onPicture: pictures.want }),
    moves: startMoves({ db, log, onCommitted }),
  }
}

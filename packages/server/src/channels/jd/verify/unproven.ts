/** Why a callback is refused. For the log alone: the sender gets one answer for everything. */
export class Unproven extends Error {
  override readonly name = 'Unproven'
}

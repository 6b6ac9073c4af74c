import type { Manifest } from '../../channels/channel.ts'
import type { ChannelInfo } from './contract.ts'

const usualColour = '#6b7280'

/** What a screen draws of a channel. */
export const presentChannel = ({
  id,
  name,
  icon,
  contractType,
  limits: { textBytes, fileBytes = {} },
  recall,
  replyWindow,
}: Manifest): ChannelInfo => ({
  channelId: id,
  name,
  icon: icon ?? { label: [...name.zh][0] ?? '?', colour: usualColour },
  channelType: contractType,
  limits: { textBytes, fileBytes },
  abilities: {
    files: Object.keys(fileBytes),
    ...(recall && { recallSeconds: recall.withinSeconds }),
    ...(replyWindow && { replyWindow }),
  },
})

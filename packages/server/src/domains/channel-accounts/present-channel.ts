import type { Manifest } from '../../channels/channel.ts'
import type { ChannelInfo } from './contract.ts'

const usualColour = '#6b7280'

/** What a screen draws of a channel. */
export const presentChannel = (
  {
    id,
    name,
    icon,
    contractType,
    limits: { textBytes, textChars, fileBytes = {} },
    recall,
    replyWindow,
    connects,
  }: Manifest,
  isSetUp: boolean,
): ChannelInfo => ({
  channelId: id,
  isSetUp,
  ...(connects && isSetUp && { connects }),
  name,
  icon: icon ?? { label: [...name.zh][0] ?? '?', colour: usualColour },
  channelType: contractType,
  limits: { textBytes, ...(textChars !== undefined && { textChars }), fileBytes },
  abilities: {
    files: Object.keys(fileBytes),
    ...(recall && { recallSeconds: recall.withinSeconds }),
    ...(replyWindow && { replyWindow }),
  },
})

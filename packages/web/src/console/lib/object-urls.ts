export type ObjectUrls = ReturnType<typeof createObjectUrls>

type Entry = { url: Promise<string>; holders: number }

/** Files nobody looks at that are kept for whoever scrolls back. */
const keptIdle = 40

/** Addresses of this page for files that only a call with a token gets; each file is fetched once. */
export function createObjectUrls(download: (fileId: string) => Promise<Blob>, urls: Urls = URL) {
  const entries = new Map<string, Entry>()

  const forgetIdle = () => {
    const idle = [...entries].filter(([, { holders }]) => holders === 0)
    for (const [fileId, entry] of idle.slice(0, Math.max(0, idle.length - keptIdle))) {
      entries.delete(fileId)
      void entry.url.then((url) => urls.revokeObjectURL(url))
    }
  }

  return {
    /** Holds the file until `release`. */
    hold: (fileId: string): Promise<string> => {
      const known = entries.get(fileId)
      const url = known?.url ?? download(fileId).then((blob) => urls.createObjectURL(blob))
      entries.delete(fileId)
      entries.set(fileId, { url, holders: (known?.holders ?? 0) + 1 })
      // One that failed is asked for again by the next who wants it.
      url.catch(() => entries.delete(fileId))
      return url
    },
    release: (fileId: string): void => {
      const entry = entries.get(fileId)
      if (!entry) return
      entry.holders = Math.max(0, entry.holders - 1)
      forgetIdle()
    },
  }
}

type Urls = Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>

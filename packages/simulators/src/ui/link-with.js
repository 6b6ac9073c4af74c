/** The same link, with what the platform would know by itself. */
export function linkWith(name, value) {
  const url = new URL(location.href)
  url.searchParams.set(name, value)
  return url.pathname + url.search
}

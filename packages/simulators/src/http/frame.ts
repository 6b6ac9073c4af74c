const frameLine = /^<!-- frame: ([a-z/-]+\.html) -->\n/
const slot = /<slot name="([a-z-]+)">([\s\S]*?)<\/slot>/g
const part = /<template data-part="([a-z-]+)">([\s\S]*?)<\/template>/g

/** The file that a page is put into, if its first line names one. */
export const frameOfPage = (page: string): string | undefined => frameLine.exec(page)?.[1]

/** Puts the parts of a page (`<template data-part="x">`) where its frame has `<slot name="x">`; what is left out keeps what stands there. */
export function framed(frame: string, page: string): string {
  const parts = new Map([...page.matchAll(part)].map(([, name = '', html = '']) => [name, html.trim()]))
  return frame.replace(slot, (_, name: string, usual: string) => parts.get(name) ?? usual)
}

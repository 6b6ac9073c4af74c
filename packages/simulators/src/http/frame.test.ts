import { expect, test } from 'vitest'
import { framed, frameOfPage } from './frame.ts'

test('parts of a page stand where its frame has room for them, and what is left out keeps what stands there', () => {
  const frame = '<h1><slot name="title">usual</slot></h1><slot name="more"></slot><slot name="foot"><p>end</p></slot>'
  const page = '<!-- frame: ui/phone.html -->\n<template data-part="title">A &amp; B $1</template>'
  expect(frameOfPage(page)).toBe('ui/phone.html')
  expect(framed(frame, page)).toBe('<h1>A &amp; B $1</h1><p>end</p>')
  expect(frameOfPage('<!doctype html>')).toBeUndefined()
})

import { expect, test } from 'vitest'
import { pictureKey, pictureOf, picturePath } from './pictures.ts'

test('a customer without a picture has nothing to fetch; another version of it is another picture', () => {
  expect(pictureOf({ profileId: 'cus_1' })).toBeUndefined()
  expect(pictureOf({ profileId: 'cus_1', customerAvatar: 'v1' })).not.toBe(pictureKey('cus_1', 'v2'))
  expect(pictureOf({ profileId: 'cus_1', customerAvatar: 'v1' })).toBe(pictureKey('cus_1', 'v1'))
})

test('the picture of a key is asked for by its customer', () => {
  expect(picturePath(pictureKey('cus_1', 'a_b-c') ?? '')).toBe('/api/customers/cus_1/avatar')
})

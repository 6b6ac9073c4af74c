import { readFile } from 'node:fs/promises'
import { bootDesk } from '@yingda/server/testing'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { differences } from './differences.ts'
import type { OpenApi } from './open-api.ts'

const desk = await bootDesk()
const contract: OpenApi = parse(await readFile(new URL('./fixtures/contract.openapi.yaml', import.meta.url), 'utf8'))
const served: OpenApi = await fetch(`${desk.url}/api/openapi.json`).then((response) => response.json())

const only = (document: OpenApi, path: string): OpenApi => ({
  ...document,
  paths: { [path]: document.paths[path] ?? {} },
})

test.each(Object.keys(contract.paths))('%s keeps every promise of the contract', (path) => {
  expect(differences(only(contract, path), served)).toEqual([])
})

test('the served document is a superset of the contract', () => {
  expect(differences(contract, served)).toEqual([])
})

test('the contract that is compared with is the whole one', () => {
  const operations = Object.values(contract.paths).flatMap((methods) => Object.values(methods))
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual([
    'acceptSession',
    'closeSession',
    'getSession',
    'getSessionHistory',
    'getSessions',
    'handleChannelCallback',
    'handleWecomCallback',
    'sendSessionMessage',
    'verifyWecomUrl',
  ])
})

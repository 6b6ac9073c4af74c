import type { FastifyRequest } from 'fastify'
import { refusal } from './refusal.ts'

/** What each field asks for, as people are told it. */
const rules: Readonly<Record<string, string>> = {
  shortcut: '快捷码为 1 至 32 个字，不能有空格和 /',
  title: '标题为 1 至 60 个字',
  content: '内容为 1 至 4000 个字',
  scope: 'scope 应为 desk（全员）、team（团队）或 own（个人）',
  teamId: 'teamId 应为团队编号',
  fileIds: '附件最多 5 个，不能重复',
}

/** For routes with `attachValidation`: a body of the wrong shape is refused in words about the field. */
export function assertShape(error: FastifyRequest['validationError']): void {
  if (!error) return
  const [first] = error.validation ?? []
  const missing = first?.params.missingProperty
  const field = typeof missing === 'string' ? missing : (first?.instancePath.split('/')[1] ?? '')
  throw refusal(40000, `${field || 'body'}：${rules[field] ?? '参数错误'}`)
}

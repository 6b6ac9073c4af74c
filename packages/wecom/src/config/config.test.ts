import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { WeComConfigError } from '../errors.ts'
import { WeComConfig, type WeComEnv } from './config.ts'

const env = {
  ...{ WECHAT_CORP_ID: 'ww1', WECHAT_AGENT_ID: '1000002', WECHAT_SECRET: 'the-planted-secret' },
  ...{ YINGDA_SECRET_KEY: 'a secret key of thirty-two bytes' },
}

describe('settings', () => {
  test('come from the environment, and are empty when unset', () => {
    const config = new WeComConfig({ env })
    expect([config.getCorpId(), config.getAgentId(), config.getSecret()]).toEqual([
      'ww1',
      '1000002',
      'the-planted-secret',
    ])
    const unset = new WeComConfig({ env: {} })
    expect([unset.getCorpId(), unset.getAgentId(), unset.getSecret()]).toEqual(['', '', ''])
    expect([unset.getTimeoutMs(), unset.getApiBase(), unset.requiresMobile()]).toEqual([30_000, undefined, false])
  })

  test.each<[WeComEnv, readonly [boolean, string]]>([
    [env, [true, '']],
    [{}, [false, '企业 ID (WECHAT_CORP_ID) 未配置']],
    [{ ...env, WECHAT_CORP_ID: ' ' }, [false, '企业 ID (WECHAT_CORP_ID) 未配置']],
    [{ ...env, WECHAT_AGENT_ID: '' }, [false, '应用 ID (WECHAT_AGENT_ID) 未配置']],
    [{ ...env, WECHAT_SECRET: undefined }, [false, '应用 Secret (WECHAT_SECRET) 未配置']],
  ])('are checked in order: %j', (settings, verdict) => {
    expect(new WeComConfig({ env: settings }).validateConfig()).toEqual(verdict)
  })

  test('are shown without the secret', () => {
    const config = new WeComConfig({ env })
    expect(config.getConfigDict()).toEqual({ corpId: 'ww1', agentId: '1000002', secretConfigured: true })
    expect(JSON.parse(JSON.stringify(config))).toEqual({ corp_id: 'ww1', agent_id: '1000002', secret_configured: true })
    expect(inspect(config, { depth: 9, showHidden: true })).not.toContain('the-planted-secret')
  })

  test('are read at the first use, and again after the cache is cleared, with the tokens', async () => {
    let reads = 0
    let cleared = 0
    const config = new WeComConfig({
      env: () => {
        reads += 1
        return { WECHAT_CORP_ID: `ww${reads}` }
      },
      clearTokens: async () => {
        cleared += 1
      },
    })
    expect(reads).toBe(0)
    expect([config.getCorpId(), config.getCorpId(), reads]).toEqual(['ww1', 'ww1', 1])
    await config.clearCache()
    expect([config.getCorpId(), cleared]).toEqual(['ww2', 1])
  })
})

describe('an encrypted secret', () => {
  const config = new WeComConfig({ env })

  test.each(['fernet', 'v2'] as const)('is read back, and looks different each time: %s', (form) => {
    for (const secret of ['the-planted-secret', '', '密钥 😀']) {
      const encrypted = config.encryptSecret(secret, form)
      expect(config.decryptSecret(encrypted)).toBe(secret)
      expect(encrypted).not.toContain('the-planted-secret')
      expect(config.encryptSecret(secret, form)).not.toBe(encrypted)
      expect(encrypted).toMatch(form === 'v2' ? /^v2:/ : /^gAAAA/)
    }
  })

  test('is a Fernet token under 100 000 rounds of PBKDF2, which any other implementation can read', () => {
    const settings = { env: { SECRET_KEY: 'django-key' }, fernetSalt: 'salt' }
    // Written by Python: Fernet(urlsafe_b64encode(pbkdf2_hmac('sha256', b'django-key', b'salt', 100_000, 32)))
    const token =
      'gAAAAABrATBU-MfAK72-0yzjgWHo1LT6rydW4n4f-bfjulJt4OMQR84w7q0O4QEax4elJ0yEZmPuzbmKGMeM-9AkS2TvtDwuzBGvF8fKwCyxFsjNtGEqeoc='
    expect(new WeComConfig(settings).decryptSecret(token)).toBe('wecom-app-secret')
  })

  test.each(['fernet', 'v2'] as const)('is not opened by another key: %s', (form) => {
    const other = new WeComConfig({ env: { YINGDA_SECRET_KEY: 'another key' } })
    const encrypted = other.encryptSecret('the-planted-secret', form)
    const decrypt = () => config.decryptSecret(encrypted)
    expect(decrypt).toThrow(WeComConfigError)
    expect(decrypt).not.toThrow('the-planted-secret')
  })

  test.each(['fernet', 'v2'] as const)('is opened by a former key as well: %s', (form) => {
    const old = new WeComConfig({ env: { YINGDA_SECRET_KEY: 'the former key' } }).encryptSecret('s', form)
    const rotated = new WeComConfig({ env: { ...env, YINGDA_SECRET_KEYS_OLD: 'older still, the former key' } })
    expect(rotated.decryptSecret(old)).toBe('s')
  })

  test.each(['', 'the-planted-secret', 'v2:', 'v2:a:b:c', 'v2:AAAA:AAAA:AAAA:AAAA', 'gAAAA'])('is not %j', (text) => {
    expect(() => config.decryptSecret(text)).toThrow(WeComConfigError)
  })

  test('with a changed byte is not opened', () => {
    const encrypted = config.encryptSecret('the-planted-secret', 'v2')
    const changed = encrypted.slice(0, -9) + (encrypted.at(-9) === 'A' ? 'B' : 'A') + encrypted.slice(-8)
    expect(() => config.decryptSecret(changed)).toThrow(WeComConfigError)
  })

  test('needs a key', () => {
    expect(() => new WeComConfig({ env: {} }).encryptSecret('x')).toThrow(WeComConfigError)
  })
})

import { isSimulated } from '../api-base.ts'
import type { DoctorWords } from '../contract.ts'
import type { DoctorDeps } from '../deps.ts'
import { type Check, type Finding, failed, ok, warning, words } from '../finding.ts'
import { callbackKeysOf, type NamedKeys } from '../wecom/callback-keys.ts'
import { type Echo, echoOf } from '../wecom/echo.ts'

type CallbackDeps = Pick<DoctorDeps, 'settings' | 'callback' | 'fetch'>

/** Calls the desk's own callback address as WeCom does when the form is saved, with each set of keys. */
export const callbackCheck = (deps: CallbackDeps): Check => ({
  id: 'callback',
  name: words('回调地址', 'Callback address'),
  async look() {
    const { path, publicBaseUrl, localBaseUrl } = deps.callback
    const local = localBaseUrl() + path
    const url = publicBaseUrl === undefined ? local : publicBaseUrl + path
    const sets = callbackKeysOf(deps.settings)
    if (sets.length === 0) return unset
    const wrong = await firstWrong(deps, url, sets)
    if (!wrong) return publicBaseUrl === undefined ? onlyLocal(url, isSimulated(deps.settings)) : reached(url)
    const behind = publicBaseUrl === undefined ? wrong : await firstWrong(deps, local, sets)
    return explain(url, wrong, { isLocal: url === local, worksLocally: behind === undefined })
  },
})

interface Wrong {
  readonly keys: NamedKeys
  readonly echo: Exclude<Echo, { answer: 'exact' }>
}

async function firstWrong(
  { fetch }: CallbackDeps,
  url: string,
  sets: readonly NamedKeys[],
): Promise<Wrong | undefined> {
  const echoes = await Promise.all(sets.map((keys) => echoOf({ url, keys, fetch })))
  for (const [index, echo] of echoes.entries()) {
    const keys = sets[index]
    if (keys && echo.answer !== 'exact') return { keys, echo }
  }
  return undefined
}

const reached = (url: string): Finding => ok(`${url} 验证通过`, `${url} answers as WeCom asks`)

function onlyLocal(url: string, simulated: boolean): Finding {
  const found = words(
    `${url} 验证通过；没有设置 PUBLIC_BASE_URL，只检查了本机地址`,
    `${url} answers as WeCom asks; only the local address could be tested, PUBLIC_BASE_URL is not set`,
  )
  if (simulated) return ok(found.zh, found.en)
  return warning(
    found,
    words(
      '把 PUBLIC_BASE_URL 设为企业微信能访问的地址，如 https://desk.example.com',
      'set PUBLIC_BASE_URL to the address at which WeCom reaches the desk, such as https://desk.example.com',
    ),
  )
}

const unset: Finding = failed(
  words('没有设置回调 Token 和 EncodingAESKey', 'the callback Token and EncodingAESKey are not set'),
  words('设置 WECOM_CALLBACK_TOKEN 和 WECOM_ENCODING_AES_KEY', 'set WECOM_CALLBACK_TOKEN and WECOM_ENCODING_AES_KEY'),
)

function explain(url: string, { keys, echo }: Wrong, at: { isLocal: boolean; worksLocally: boolean }): Finding {
  const what = whatOf(echo)
  const found = words(`${url}（${keys.name.zh}）：${what.zh}`, `${url} (${keys.name.en}): ${what.en}`)
  if (!at.isLocal && at.worksLocally) {
    return failed(
      words(`${found.zh}；本机地址正常`, `${found.en}; the local address is well`),
      words(
        '检查域名解析、证书、反向代理和防火墙：查询参数要原样转发到应答',
        'check DNS, certificate, reverse proxy and firewall: the query must be passed on to the desk as it is',
      ),
    )
  }
  if (echo.answer === 'none')
    return failed(found, words('启动应答（npm start），检查 PORT', 'start the desk (npm start), check PORT'))
  if (echo.answer === 'keys') return failed(found, words(`检查 ${keys.variables}`, `check ${keys.variables}`))
  return failed(
    found,
    words(
      `运行中的应答用的是另一套密钥或另一版本：改好 ${keys.variables} 后重新启动`,
      `the desk that runs has other keys or is another program: correct ${keys.variables} and start it again`,
    ),
  )
}

function whatOf(echo: Wrong['echo']): DoctorWords {
  if (echo.answer === 'late') return words('1 秒内没有回答', 'no answer within 1 s')
  if (echo.answer === 'none') return words(`连接失败（${echo.reason}）`, `cannot be connected to (${echo.reason})`)
  if (echo.answer === 'keys') return words('密钥格式不对', 'the keys are malformed')
  if (echo.answer === 'refused') return words(`回答 HTTP ${echo.status}`, `answers HTTP ${echo.status}`)
  return words('回答的不是解密后的原文', 'the answer is not exactly the decrypted echo')
}

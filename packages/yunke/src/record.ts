import { YunkeApiClient, type YunkeRequestOptions } from './client.ts'
import { YunkeApiError } from './errors.ts'
import { textOf } from './values.ts'

/** Recordings of calls. */
export class RecordClient extends YunkeApiClient {
  /**
   * Where a recording can be fetched for a while. The address is a key: never log it and never give it to a browser. The
   * storage wants a `Referer` of the company's host.
   * POST /pc/callLog/getRecordUrl, a form
   * @param voiceId of the call
   * @throws YunkeApiError when there is no recording; the errors of `request`
   */
  async getRecordUrl(voiceId: string, options: Pick<YunkeRequestOptions, 'signal'> = {}): Promise<string> {
    if (voiceId === '') throw new TypeError('voiceId is empty')
    const { data } = await this.request('POST', '/pc/callLog/getRecordUrl', {
      form: { callActionId: voiceId },
      referer: '/cms/customer/callDetail',
      signal: options.signal,
    })
    const url = textOf(data)
    if (url === undefined) throw new YunkeApiError('录音下载地址为空')
    return url
  }
}

import type { Manifest } from '../channel.ts'

/** As the public contract names them. It calls the signature of a POST optional; one without it is refused. */
export const callbackDocs: Manifest['callbackDocs'] = {
  GET: {
    operationId: 'verifyWecomUrl',
    query: { msg_signature: true, timestamp: true, nonce: true, echostr: true },
    answers: {
      200: { description: 'decrypted echostr' },
      500: { description: 'verification failed', example: 'error' },
    },
  },
  POST: {
    operationId: 'handleWecomCallback',
    query: { msg_signature: false, timestamp: false, nonce: false },
    bodyType: 'application/xml',
    answers: {
      200: { description: 'handled', example: 'success' },
      403: { description: 'not proven to come from WeCom', example: 'error' },
    },
  },
}

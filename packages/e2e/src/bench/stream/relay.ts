import { once } from 'node:events'
import { Agent, request as ask, createServer } from 'node:http'
import { portOf } from '../sockets/port-of.ts'

/** The least that a gateway does: reads each chunk as JSON and writes it out again. No tokens, no rules, no database. */
const upstream = new URL(process.argv[2] ?? '')
const agent = new Agent({ keepAlive: true })
const server = createServer((incoming, outgoing) => {
  const asked = ask(upstream, { agent, method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    let rest = ''
    answer.setEncoding('utf8')
    answer.on('data', (text: string) => {
      const events = (rest + text).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) outgoing.write(again(event))
    })
    answer.on('end', () => outgoing.end())
  })
  incoming.pipe(asked)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`ready ${portOf(server)}`)

function again(event: string): string {
  const data = event.slice('data: '.length)
  return data === '[DONE]' ? `${event}\n\n` : `data: ${JSON.stringify(JSON.parse(data))}\n\n`
}

import { createYunkeSimulator } from '@yingda/simulators'

/** A Yunke with so many calls of the last month, a process of its own. */
const simulator = createYunkeSimulator({ calls: Number(process.argv[2]) })
await simulator.start()
const [company] = simulator.companies
process.stdout.write(`ready ${simulator.url} ${company?.code ?? ''}\n`)

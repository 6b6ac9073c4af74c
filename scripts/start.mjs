import './lib/require-node.mjs'

void import('./lib/start-server.mjs').then((script) => script.startServer())

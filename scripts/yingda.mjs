import './lib/require-node.mjs'

void import('./lib/run-command.mjs').then((script) => script.runCommand())

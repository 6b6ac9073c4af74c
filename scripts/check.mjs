import './lib/require-node.mjs'

void import('./lib/run-checks.mjs').then((script) => script.runChecks())

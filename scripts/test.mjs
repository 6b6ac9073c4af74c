import './lib/require-node.mjs'

void import('./lib/run-tests.mjs').then((script) => script.runTests(process.argv.slice(2)))

import './lib/require-node.mjs'

/** The server alone, for a clone where everything is installed and built. */
void import('./lib/build-server.mjs').then(({ importServer }) => importServer())

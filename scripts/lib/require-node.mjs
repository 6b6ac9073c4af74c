// Imported before anything else and kept to old syntax: an old Node must be able to read it and say what is wrong.
var version = process.versions.node.split('.').map(Number)

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write(`Yingda needs Node 20.19 or newer, this is ${process.versions.node}.\n`)
  process.exit(1)
}

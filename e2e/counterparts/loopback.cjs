// Keeps every listening socket of the process on 127.0.0.1: these servers have no option for it.
const net = require('node:net')
const listen = net.Server.prototype.listen

net.Server.prototype.listen = function (first, ...rest) {
  if (typeof first === 'number' || /^\d+$/.test(first)) {
    const ready = rest.find((argument) => typeof argument === 'function')
    return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ready)
  }
  if (first && typeof first === 'object' && first.port !== undefined && !first.path) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  }
  return listen.call(this, first, ...rest)
}

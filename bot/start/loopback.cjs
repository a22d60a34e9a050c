'use strict';
/*
 * Preloaded into the Agents Playground, so that local mode stays on this machine. The Playground has no settings for
 * either of these:
 * - it listens on every interface, and has no accounts: on a shared network anybody could speak as one of the people;
 * - its page asks Microsoft's servers for fonts and an animation; without them it works and looks much the same.
 */
var http = require('http');
var net = require('net');

var listen = net.Server.prototype.listen;
var emit = http.Server.prototype.emit;

var OWN_CONTENT_ONLY =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws://localhost:* ws://127.0.0.1:*";

net.Server.prototype.listen = function (port) {
  var rest = Array.prototype.slice.call(arguments, 1);
  var isBarePort = (typeof port === 'number' || typeof port === 'string') && typeof rest[0] !== 'string';
  return listen.apply(this, isBarePort ? [port, '127.0.0.1'].concat(rest) : arguments);
};

http.Server.prototype.emit = function (event, request, response) {
  if (event === 'request') response.setHeader('Content-Security-Policy', OWN_CONTENT_ONLY);
  return emit.apply(this, arguments);
};

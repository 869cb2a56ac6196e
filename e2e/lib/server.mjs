// The program under test: the demo, in a data folder and on a port of its own, stopped at the end.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 60_000;

/** Starts the demo and waits until it answers: `{ address, log(), stop() }`. HUIYIN_AT names one that runs already. */
export async function startServer() {
  if (process.env.HUIYIN_AT) return { address: process.env.HUIYIN_AT, log: () => '', stop: async () => {} };
  const program = process.env.HUIYIN_BIN;
  if (!program) throw new Error('HUIYIN_BIN does not say where the program is; run this through cargo xtask');
  const data = await mkdtemp(join(tmpdir(), 'huiyin-demo-'));
  const port = await freePort();
  const server = run(program, ['demo', '--data', data, '--port', String(port)]);
  withUs(server.child, data);
  const address = `http://127.0.0.1:${port}`;
  const stop = () => end(server, data);
  try {
    await untilHealthy(address, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${server.log()}`);
  }
  return { address, log: server.log, stop };
}

/** The child, what it has said so far, and a promise of its end. */
function run(program, words) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const server = { child, ended, over: null, log: () => Buffer.concat(said).toString() };
  ended.then((how) => { server.over = how; });
  return server;
}

/** Neither the child nor its data outlive this process, however it is asked to end. */
function withUs(child, data) {
  const kill = () => {
    child.kill('SIGKILL');
    if (!process.env.HUIYIN_KEEP) rmSync(data, { recursive: true, force: true, maxRetries: 3 });
  };
  const leave = () => process.exit(130);
  process.once('exit', kill);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, leave);
  child.once('exit', () => {
    process.removeListener('exit', kill);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, leave);
  });
}

async function untilHealthy(address, server) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (server.over !== null) throw new Error(`the demo ended before it answered (${server.over}); it said:`);
    if (await isHealthy(address)) return;
    await pause(100);
  }
  throw new Error(`the demo did not answer /health in ${PATIENCE / 1000} seconds; it said:`);
}

async function isHealthy(address) {
  try {
    const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(2_000) });
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** Asks the server to end, and insists after five seconds. */
async function end(server, data) {
  server.child.kill('SIGTERM');
  const patience = new AbortController();
  const late = pause(5_000, 'late', { signal: patience.signal }).catch(() => null);
  if (await Promise.race([server.ended, late]) === 'late') {
    server.child.kill('SIGKILL');
    await server.ended;
  }
  patience.abort();
  if (process.env.HUIYIN_KEEP) console.error(`kept: ${data}`);
  else await rm(data, { recursive: true, force: true });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const { port } = listener.address();
      listener.close(() => resolve(port));
    });
  });
}

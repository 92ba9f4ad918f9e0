import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Heads } from './heads.ts';
import { LogWriter } from './log-writer.ts';
import { diskFailed, faultOf, messageOf } from './sqlite-errors.ts';
import { openForWriting } from './sqlite-log.ts';
import type { Answer, Notice, Reply, Request } from './writer-protocol.ts';

// The writer's thread: nothing but commits happens here, so that a slow disk never holds up the event loop.

const port = parentPort;
if (!port) throw new Error('The writer runs as a worker thread.');
const { folder, headsEvery } = workerData as { folder: string; headsEvery: number };
const commits = new Set<Request['kind']>(['write', 'restore', 'commit']);
const say = (message: Reply | Notice) => port.postMessage(message);

let noting: NodeJS.Timeout | undefined;
let broken = false;

/** After a failed write or fsync nothing here can be trusted: touch the files no more. */
function fatal(error: unknown) {
  broken = true;
  port?.removeAllListeners('message');
  clearTimeout(noting);
  say({ kind: 'fatal', message: messageOf(error) });
}

function noteHead(writer: LogWriter, heads: Heads) {
  noting = undefined;
  try {
    heads.note(writer.head);
  } catch (error) {
    // A full disk has room again some day; the next head covers this one.
    if (faultOf(error) !== 'full') fatal(error);
  }
}

function carryOut(request: Request, writer: LogWriter): readonly Answer[] {
  switch (request.kind) {
    case 'write': {
      writer.begin(request.at);
      const answers = writer.append(request.batch);
      writer.commit();
      return answers;
    }
    case 'restore': {
      writer.begin(writer.head.at);
      const answers = writer.appendUntilRefused(request.batch);
      writer.commit();
      return answers;
    }
    case 'begin':
      writer.begin(request.at);
      return [];
    case 'chunk':
      return writer.appendOrBreak(request.batch);
    case 'commit':
      writer.commit();
      return [];
    case 'rollback':
      writer.rollback();
      return [];
    case 'close':
      return [];
  }
}

function serve(request: Request, writer: LogWriter, heads: Heads) {
  try {
    const answers = carryOut(request, writer);
    if (request.kind === 'close') {
      clearTimeout(noting);
      noteHead(writer, heads);
      heads.close();
      writer.close();
    }
    say({ kind: 'done', answers, size: writer.head.size });
    if (request.kind === 'close') port?.close();
  } catch (error) {
    try {
      const fault = faultOf(error);
      if (fault === 'io') return fatal(error);
      writer.rollback();
      say({ kind: 'failed', fault, message: messageOf(error) });
    } catch (worse) {
      fatal(worse);
    }
  }
}

/** What can wait until the answer is on its way. */
function tidy(writer: LogWriter, heads: Heads) {
  if (broken) return;
  noting ??= setTimeout(noteHead, headsEvery, writer, heads).unref();
  try {
    writer.checkpoint();
  } catch (error) {
    // On a full disk the write-ahead log just stays long.
    if (faultOf(error) === 'io') fatal(error);
  }
}

/** New files survive a power cut only when their folder was written too. */
function syncFolder(folder: string) {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

try {
  const writer = new LogWriter(openForWriting(join(folder, 'log.db')));
  const heads = new Heads(folder);
  syncFolder(folder);
  syncFolder(dirname(folder));
  port.on('message', (request: Request) => {
    serve(request, writer, heads);
    if (commits.has(request.kind)) tidy(writer, heads);
  });
  say({ kind: 'opened', size: writer.head.size, lastAt: writer.head.at });
} catch (error) {
  say({ kind: 'unopened', diskFailed: diskFailed(error), message: messageOf(error) });
}

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problem } from './problem-details.filter.ts';
import { securityHeaders } from './security-headers.ts';

const told: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'request-header-fields-too-large', 'The headers of the request are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large', 'The request is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-timeout', 'The request did not arrive in time.'],
};

/** Milliseconds in which the rest may arrive unread: a connection that is cut at once can take the answer with it. */
const lingering = 500;

/** Answers what is no HTTP request, or never becomes one, and closes the connection. */
export function answerUnreadable(error: { readonly code?: string }, socket: Socket): void {
  if (socket.writableEnded) return;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, ...rest] = told[error.code ?? ''] ?? [400, 'malformed', 'This is no HTTP request.'];
  const body = JSON.stringify(problem(status, ...rest));
  const headers = {
    ...securityHeaders,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), lingering).unref();
}

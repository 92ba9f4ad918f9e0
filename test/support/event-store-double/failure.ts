import { Metadata, status } from '@grpc/grpc-js';

/** How a call ends in an error: its status, and trailers that tell the client's library which one it is. */
export interface Failure {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

export function failure(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Failure {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
}

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const wrongExpectedVersion = (stream: string, expected: string, actual: number | undefined): Failure =>
  failure(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': expected,
    ...(actual !== undefined && { 'actual-version': String(actual) }),
  });

export const appendTooLarge = (maximum: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${maximum} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(maximum),
  });

/** The client's library calls what is aborted a timeout. */
export const appendTimedOut = failure(status.ABORTED, 'Operation timed out');

/** Older servers do not say what was wrong. */
export const invalidPosition = (told: boolean): Failure =>
  told
    ? failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.')
    : failure(status.UNKNOWN, 'Unexpected ReadAllResult: Error');

import code from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expectation, Outcome } from './server-log.ts';
import type { Serving } from './serving.ts';

type Answer = streams.BatchAppendResp;

export function answer(
  outcome: Outcome | 'too-large',
  expected: Expectation,
  stream: string,
  { tellsPosition, tellsActual, maxAppendBytes }: Serving,
): Answer {
  if (outcome === 'too-large') {
    const exceeded = new shared.MaximumAppendSizeExceeded().setMaxappendsize(maxAppendBytes);
    return error(
      code.Code.INVALID_ARGUMENT,
      'Maximum append size exceeded',
      exceeded,
      'MaximumAppendSizeExceeded',
    );
  }
  if (outcome.kind === 'stored') return success(outcome, tellsPosition);
  if (outcome.kind === 'stream-deleted') {
    const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
    const deleted = new shared.StreamDeleted().setStreamIdentifier(name);
    return error(code.Code.FAILED_PRECONDITION, 'Stream deleted', deleted, 'StreamDeleted');
  }
  const wrong = new shared.WrongExpectedVersion();
  if (outcome.current === undefined) wrong.setCurrentNoStream(new empty.Empty());
  else if (tellsActual) wrong.setCurrentStreamRevision(String(outcome.current));
  if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return error(code.Code.FAILED_PRECONDITION, 'Wrong expected version', wrong, 'WrongExpectedVersion');
}

/** A refusal that the client knows no name for. */
export const refused = (message: string): Answer =>
  failed(code.Code.UNAVAILABLE, message, new empty.Empty(), 'google.protobuf.Empty');

export const timedOut = (): Answer =>
  error(code.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout(), 'Timeout');

function success({ last }: Outcome & { kind: 'stored' }, tellsPosition: boolean): Answer {
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(last?.revision ?? 0));
  const position = String(last?.position ?? 0);
  return new streams.BatchAppendResp().setSuccess(
    tellsPosition
      ? success.setPosition(
          new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position),
        )
      : success.setNoPosition(new empty.Empty()),
  );
}

const error = (
  number: number,
  message: string,
  details: { serializeBinary(): Uint8Array },
  name: string,
): Answer => failed(number, message, details, `event_store.client.${name}`);

function failed(
  number: number,
  message: string,
  details: { serializeBinary(): Uint8Array },
  typeName: string,
): Answer {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), typeName);
  return new streams.BatchAppendResp().setError(
    new rpc.Status().setCode(number).setMessage(message).setDetails(packed),
  );
}

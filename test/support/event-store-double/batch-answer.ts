import code from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Attempted } from './append-attempt.ts';
import type { Expectation, Outcome } from './server-log.ts';
import type { Serving } from './serving.ts';

interface Details {
  serializeBinary(): Uint8Array;
}

/** The answer to one append of many: success, or a status with what the client needs to know packed into it. */
export function batchAnswer(
  attempted: Exclude<Attempted, { kind: 'silence' }>,
  stream: string,
  expected: Expectation,
  serving: Serving,
): streams.BatchAppendResp {
  switch (attempted.kind) {
    case 'stored':
      return stored(attempted, serving);
    case 'wrong-expected-version':
      return error(
        code.Code.FAILED_PRECONDITION,
        'WrongExpectedVersion',
        wrong(attempted, expected, serving),
      );
    case 'stream-deleted': {
      const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
      const details = new shared.StreamDeleted().setStreamIdentifier(name);
      return error(code.Code.FAILED_PRECONDITION, 'StreamDeleted', details);
    }
    case 'too-large': {
      const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(attempted.most);
      return error(code.Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details);
    }
    case 'timed-out':
      return error(code.Code.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());
    case 'failed':
      // The client's library knows no name for why a server cannot answer now.
      return failed(
        code.Code.UNAVAILABLE,
        attempted.failure.details,
        new empty.Empty(),
        'google.protobuf.Empty',
      );
  }
}

function stored({ last }: Outcome & { kind: 'stored' }, { tellsPosition }: Serving): streams.BatchAppendResp {
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(last?.revision ?? 0));
  const at = String(last?.position ?? 0);
  if (tellsPosition)
    success.setPosition(new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
  else success.setNoPosition(new empty.Empty());
  return new streams.BatchAppendResp().setSuccess(success);
}

function wrong(
  { current }: Outcome & { kind: 'wrong-expected-version' },
  expected: Expectation,
  { tellsActual }: Serving,
): Details {
  const details = new shared.WrongExpectedVersion();
  if (current === undefined) details.setCurrentNoStream(new empty.Empty());
  else if (tellsActual) details.setCurrentStreamRevision(String(current));
  if (expected === 'any') details.setExpectedAny(new empty.Empty());
  else if (expected === 'no_stream') details.setExpectedNoStream(new empty.Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new empty.Empty());
  else details.setExpectedStreamPosition(String(expected));
  return details;
}

const error = (number: number, name: string, details: Details): streams.BatchAppendResp =>
  failed(number, name, details, `event_store.client.${name}`);

function failed(number: number, message: string, details: Details, name: string): streams.BatchAppendResp {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), name);
  return new streams.BatchAppendResp().setError(
    new rpc.Status().setCode(number).setMessage(message).setDetails(packed),
  );
}

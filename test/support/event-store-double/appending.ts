import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { attempt } from './append-attempt.ts';
import { batchAnswer } from './batch-answer.ts';
import { appendTimedOut, appendTooLarge, streamDeleted } from './failure.ts';
import type { Proposed } from './logged-event.ts';
import { expectation, nameOf, proposal } from './request.ts';
import type { Expectation, Outcome } from './server-log.ts';
import type { Serving } from './serving.ts';

/** One stream of requests, one of answers, shared by all appends of a client. */
export const batchAppend =
  (serving: Serving) =>
  (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const begun = new Map<string, { options: streams.BatchAppendReq.Options; proposed: Proposed[] }>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId();
      const id = correlation?.getString() ?? '';
      const first = request.getOptions();
      if (first) begun.set(id, { options: first, proposed: [] });
      const append = begun.get(id);
      if (append === undefined) return;
      const { options, proposed } = append;
      proposed.push(...request.getProposedMessagesList().map(proposal));
      if (!request.getIsFinal()) return;
      begun.delete(id);
      const stream = nameOf(options.getStreamIdentifier());
      const expected = expectation(options, options.getStreamPosition());
      const deadline = options.getDeadline()?.toDate().getTime();
      const attempted = attempt(serving, 'BatchAppend', { stream, expected, proposed, deadline });
      if (attempted.kind === 'silence') return;
      if (attempted.kind === 'failed' && !attempted.refusal)
        return void call.emit('error', attempted.failure);
      call.write(
        batchAnswer(attempted, stream, expected, serving)
          .setCorrelationId(correlation)
          .setStreamIdentifier(options.getStreamIdentifier()),
      );
    });
  };

/** One call for each append: what old servers know. */
export const append =
  (serving: Serving) =>
  (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    done: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options: streams.AppendReq.Options | undefined;
    const proposed: Proposed[] = [];
    call.on('error', () => undefined);
    call.on('data', (request: streams.AppendReq) => {
      options = request.getOptions() ?? options;
      const message = request.getProposedMessage();
      if (message) proposed.push(proposal(message));
    });
    call.on('end', () => {
      if (options === undefined) return;
      const stream = nameOf(options.getStreamIdentifier());
      const expected = expectation(options, options.getRevision());
      const attempted = attempt(serving, 'Append', { stream, expected, proposed });
      switch (attempted.kind) {
        case 'silence':
          return;
        case 'failed':
          return done(attempted.failure);
        case 'timed-out':
          return done(appendTimedOut);
        case 'too-large':
          return done(appendTooLarge(attempted.most));
        case 'stream-deleted':
          return done(streamDeleted(stream));
        case 'stored':
          return done(null, stored(attempted, serving));
        case 'wrong-expected-version':
          return done(null, wrong(attempted, expected, serving));
      }
    });
  };

function stored({ last }: Outcome & { kind: 'stored' }, { tellsPosition }: Serving): streams.AppendResp {
  const success = new streams.AppendResp.Success().setCurrentRevision(String(last?.revision ?? 0));
  const at = String(last?.position ?? 0);
  if (tellsPosition)
    success.setPosition(new streams.AppendResp.Position().setCommitPosition(at).setPreparePosition(at));
  else success.setNoPosition(new shared.Empty());
  return new streams.AppendResp().setSuccess(success);
}

function wrong(
  { current }: Outcome & { kind: 'wrong-expected-version' },
  expected: Expectation,
  { tellsActual }: Serving,
): streams.AppendResp {
  const answer = new streams.AppendResp.WrongExpectedVersion();
  if (current === undefined) answer.setCurrentNoStream(new shared.Empty());
  else if (tellsActual) answer.setCurrentRevision(String(current));
  if (expected === 'any') answer.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') answer.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') answer.setExpectedStreamExists(new shared.Empty());
  else answer.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(answer);
}

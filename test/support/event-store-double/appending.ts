import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { appendTooLarge, streamDeleted } from './failure.ts';
import { refusals, type Course } from './faults.ts';
import type { Proposed } from './logged-event.ts';
import type { Expectation, Outcome } from './server-log.ts';
import type { Serving } from './serving.ts';
import * as batch from './batch-answers.ts';

type Message = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

const proposal = (message: Message): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  bytes: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();

export interface Expecting {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export const expectation = (options: Expecting, revision: string): Expectation => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : Number(revision);
};

const size = (proposed: readonly Proposed[]): number =>
  proposed.reduce(
    (sum, { bytes, metadata, type }) => sum + bytes.length + metadata.length + 2 * type.length,
    0,
  );

/** One stream of requests, one of answers, shared by all appends of a client. */
export const batchAppend =
  (serving: Serving) =>
  (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const begun = new Map<string, { options: streams.BatchAppendReq.Options; proposed: Proposed[] }>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (request: streams.BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      if (options) begun.set(id, { options, proposed: [] });
      const append = begun.get(id);
      if (append === undefined) return;
      append.proposed.push(...request.getProposedMessagesList().map(proposal));
      if (!request.getIsFinal()) return;
      begun.delete(id);
      const stream = nameOf(append.options.getStreamIdentifier());
      const expected = expectation(append.options, append.options.getStreamPosition());
      const course = begin(serving, 'BatchAppend', stream, expected, append.proposed);
      const late = (append.options.getDeadline()?.toDate().getTime() ?? Infinity) < Date.now();
      const answer = course.refusal
        ? batch.refused(refusals[course.refusal])
        : late
          ? batch.timedOut()
          : batch.answer(
              carryOut(serving, course, stream, expected, append.proposed),
              expected,
              stream,
              serving,
            );
      if (course.ends === null) return;
      if (course.ends !== 'answered' && !course.refusal) call.emit('error', course.ends);
      else
        call.write(
          answer
            .setCorrelationId(request.getCorrelationId())
            .setStreamIdentifier(append.options.getStreamIdentifier()),
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
      const course = begin(serving, 'Append', stream, expected, proposed);
      const outcome = carryOut(serving, course, stream, expected, proposed);
      if (course.ends === null) return;
      if (course.ends !== 'answered') return done(course.ends);
      if (outcome === 'too-large') return done(appendTooLarge(serving.maxAppendBytes));
      if (outcome.kind === 'stream-deleted') return done(streamDeleted(stream));
      done(null, answer(outcome, expected, serving));
    });
  };

function begin(
  { seen, faults }: Serving,
  method: 'Append' | 'BatchAppend',
  stream: string,
  expected: Expectation,
  proposed: readonly Proposed[],
): Course {
  seen.push({
    method,
    stream,
    expected,
    ids: proposed.map(({ id }) => id),
    bytes: proposed.map(({ bytes }) => bytes),
  });
  return faults.next('append');
}

/** What becomes of an append; a fault may have it that nothing does. */
function carryOut(
  { log, maxAppendBytes }: Serving,
  { carriedOut }: Course,
  stream: string,
  expected: Expectation,
  proposed: readonly Proposed[],
): Outcome | 'too-large' {
  if (size(proposed) > maxAppendBytes) return 'too-large';
  return carriedOut ? log.append(stream, expected, proposed) : { kind: 'stored', last: undefined };
}

function answer(
  outcome: Exclude<Outcome, { kind: 'stream-deleted' }>,
  expected: Expectation,
  { tellsPosition, tellsActual }: Serving,
): streams.AppendResp {
  if (outcome.kind === 'stored') {
    const success = new streams.AppendResp.Success().setCurrentRevision(String(outcome.last?.revision ?? 0));
    const position = String(outcome.last?.position ?? 0);
    return new streams.AppendResp().setSuccess(
      tellsPosition
        ? success.setPosition(
            new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position),
          )
        : success.setNoPosition(new shared.Empty()),
    );
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (outcome.current === undefined) wrong.setCurrentNoStream(new shared.Empty());
  else if (tellsActual) wrong.setCurrentRevision(String(outcome.current));
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}

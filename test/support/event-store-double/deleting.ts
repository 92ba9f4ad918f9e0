import type { handleUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { expectation, nameOf } from './request.ts';
import { streamDeleted, wrongExpectedVersion } from './failure.ts';
import type { Serving } from './serving.ts';

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;

/** Soft: what stands in `$all` stays there, and the stream can begin again. */
export const remove =
  (serving: Serving): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  ({ request }, done) =>
    end(serving, 'Delete', request.getOptions(), done, (position) =>
      new streams.DeleteResp().setPosition(
        new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position),
      ),
    );

/** For ever: the name cannot be used again. */
export const tombstone =
  (serving: Serving): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  ({ request }, done) =>
    end(serving, 'Tombstone', request.getOptions(), done, (position) =>
      new streams.TombstoneResp().setPosition(
        new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position),
      ),
    );

function end<Answer>(
  { log, seen, faults }: Serving,
  method: 'Delete' | 'Tombstone',
  options: Options | undefined,
  done: sendUnaryData<Answer>,
  answer: (position: string) => Answer,
): void {
  if (options === undefined) return;
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectation(options, options.getRevision());
  seen.push({ method, stream, expected });
  const { carriedOut, ends } = faults.next('delete');
  const outcome = !carriedOut
    ? undefined
    : method === 'Delete'
      ? log.delete(stream, expected)
      : log.tombstone(stream, expected);
  if (ends === null) return;
  if (ends !== 'answered') return done(ends);
  if (outcome?.kind === 'stream-deleted') return done(streamDeleted(stream));
  if (outcome?.kind === 'wrong-expected-version')
    return done(
      wrongExpectedVersion(stream, typeof expected === 'number' ? String(expected) : '-1', outcome.current),
    );
  done(null, answer(String(outcome?.last?.position ?? 0)));
}

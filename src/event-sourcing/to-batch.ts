import type { CheckedAppend } from './check-append.ts';
import type { Expected } from './event-store.ts';
import { expectAny, expectExists, expectNone, type Batch } from './writer-protocol.ts';

/** Appends as the writer takes them. */
export function toBatch(appends: readonly CheckedAppend[]): Batch {
  const recorded = appends.flatMap(({ at, events: { length } }) =>
    at ? Array<string>(length).fill(at) : [],
  );
  const events = appends.flatMap((append) => append.events);
  const ids = Buffer.allocUnsafeSlow(events.length * 16);
  events.forEach(({ id }, i) => ids.write(id.replaceAll('-', ''), i * 16, 'hex'));
  return {
    streams: appends.map(({ stream }) => stream),
    expected: appends.map(({ expected }) => toNumber(expected)),
    counts: appends.map((append) => append.events.length),
    ids,
    types: events.map(({ type }) => type),
    heads: events.map(({ head }) => head),
    occurred: events.map(({ occurred }) => occurred),
    tails: events.map(({ tail }) => tail),
    ...(recorded.length > 0 ? { recorded } : {}),
  };
}

function toNumber(expected: Expected): number {
  if (typeof expected === 'number') return expected;
  return expected === 'none' ? expectNone : expected === 'exists' ? expectExists : expectAny;
}

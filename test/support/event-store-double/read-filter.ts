import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { LoggedEvent } from './logged-event.ts';
import type { Filter } from './seen.ts';

/** How many events a server looks at, at most, before it counts again. */
const window = 32;

export function filterOf(options: streams.ReadReq.Options.FilterOptions | undefined): Filter | undefined {
  const expression = options?.getStreamIdentifier() ?? options?.getEventType();
  if (options === undefined || expression === undefined) return undefined;
  return {
    on: options.hasStreamIdentifier() ? 'stream' : 'type',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex(),
    interval: (options.hasMax() ? options.getMax() : window) * options.getCheckpointintervalmultiplier(),
  };
}

export function passing(filter: Filter | undefined): (event: LoggedEvent) => boolean {
  if (filter === undefined) return () => true;
  const { on, prefixes } = filter;
  if (prefixes.length > 0) return (event) => prefixes.some((prefix) => event[on].startsWith(prefix));
  const regex = new RegExp(filter.regex, 'u');
  return (event) => regex.test(event[on]);
}

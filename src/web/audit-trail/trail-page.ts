import { canonicalize, leafHash, type RecordedEvent } from '#event-sourcing';
import type { FoundReadings } from '../../audit-trail/find-readings.ts';
import { searchKeys } from '../../audit-trail/search.ts';
import type { TrailPage } from '../../audit-trail/trail.ts';
import { href } from '../links.ts';
import { moment } from '../moments.ts';
import { count } from '../numbers.ts';
import type { Visit } from '../reception.ts';
import { authorWords, deedWords, eventHref, gist, quoted, trailHref, typeWords } from './trail-words.ts';

type NameOf = (user: string) => string;

/** The form of a search, with what was wrong with it. */
export const searchForm = ({ asked }: Visit, q: string, problem?: string) => ({
  ...{ q, problem, framework: asked.framework, knownAt: asked.knownAt },
  keys: Object.entries(searchKeys).map(([name, value]) => ({ name: `${name}:`, value })),
  readings: href('/audit-trail/readings', { framework: asked.framework }),
});

/** Events that a search found, and the ways to go on and to take all of it away. */
export function trailPage({ events, next, through }: TrailPage, q: string, visit: Visit, nameOf: NameOf) {
  const { asked, names } = visit;
  const file = (format: string) => href('/api/v1/audit-trail/export', { q, format, knownAt: asked.knownAt });
  return {
    ...searchForm(visit, q),
    through: through < 0 ? undefined : count(through),
    rows: events.map((event) => ({
      position: event.pos,
      number: count(event.pos),
      href: eventHref(asked, event.pos),
      at: event.at,
      what: typeWords(event.type),
      gist: gist(event, names),
      by: authorWords(event.by, nameOf),
      stream: event.stream,
      streamHref: trailHref(asked, quoted('stream', event.stream)),
    })),
    csv: file('csv'),
    jsonl: file('jsonl'),
    next: next === null ? undefined : trailHref(asked, q, next),
  };
}

/** What brought an event about: another event has a link. */
const causeLink = (cause: string, { asked }: Visit) =>
  /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(cause) ? trailHref(asked, quoted('id', cause)) : undefined;

/** One event, whole. */
export function eventPage(event: RecordedEvent, visit: Visit, nameOf: NameOf) {
  const { asked } = visit;
  const { pos, at, occurred, stream, rev, type, tv, by, cause, corr, id, data } = event;
  const search = (key: string, value: string) => trailHref(asked, quoted(key, value));
  return {
    heading: typeWords(type),
    number: count(pos),
    facts: [
      { name: 'Recorded', value: moment(at) },
      { name: 'Happened', value: moment(occurred) },
      { name: 'By', value: authorWords(by, nameOf), href: search('by', by.id) },
      { name: 'Type', value: tv === 1 ? type : `${type}, version ${tv}`, href: search('type', type) },
      { name: 'Stream', value: `${stream}, event ${count(rev)} in it`, href: search('stream', stream) },
      { name: 'Brought about by', value: cause, href: causeLink(cause, visit) },
      { name: 'Request', value: corr, href: search('request', corr) },
      { name: 'Its id', value: id, href: search('cause', id), text: 'What it brought about' },
      { name: 'Leaf hash', value: leafHash(canonicalize(event)).toString('hex') },
    ],
    payload: JSON.stringify(data, null, 2),
    back: trailHref(asked, ''),
  };
}

/** Who looked at the audit trail. */
export function readingsPage(found: FoundReadings, { asked }: Visit, nameOf: NameOf) {
  const { readings, next, head, firstFault } = found;
  return {
    rows: readings.map(({ number, at, by, deed, question, events }) => ({
      ...{ number: count(number), at, by: authorWords(by, nameOf), deed: deedWords[deed] },
      question: question === '' ? 'Everything' : question,
      events: count(events),
    })),
    head: head.number === 0 ? undefined : { number: count(head.number), hash: head.hash },
    fault: firstFault === null ? undefined : count(firstFault),
    next:
      next === null ? undefined : href('/audit-trail/readings', { framework: asked.framework, before: next }),
    back: trailHref(asked, ''),
  };
}

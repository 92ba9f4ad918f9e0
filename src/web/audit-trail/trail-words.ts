import type { Author, RecordedEvent } from '#event-sourcing';
import type { ReadingDeed } from '../../audit-trail/readings.ts';
import { href, type Asked } from '../links.ts';
import type { Names } from '../names.ts';
import { capital } from '../wording.ts';

/** `offeredAt` and `OfferAccepted` as words: `offered at`, `offer accepted`. */
const spaced = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

/** What happened: `OfferAccepted` is `Offer accepted`. */
export const typeWords = (type: string): string => capital(spaced(type));

export const deedWords: Readonly<Record<ReadingDeed, string>> = {
  read: 'Searched',
  opened: 'Opened an event',
  'exported-csv': 'Took away a CSV file',
  'exported-jsonl': 'Took away JSON lines',
};

/** Who it was; people by name. */
export function authorWords({ kind, id, role }: Author, nameOf: (user: string) => string): string {
  if (kind === 'system') return `Evenhand, ${id}`;
  return kind === 'user' ? `${nameOf(id)}, ${role}` : `${capital(kind)} ${id}, ${role}`;
}

const shownFacts = 5;

/** The first facts of a payload in a line; names beside references. */
export const gist = ({ data }: Pick<RecordedEvent, 'data'>, names: Names): string =>
  Object.entries(data)
    .flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value)
        ? [`${spaced(name)} ${names.explain(String(value))}`]
        : [],
    )
    .slice(0, shownFacts)
    .join(' · ');

/** A search of the audit trail. */
export const trailHref = ({ framework, knownAt }: Asked, q: string, before?: number): string =>
  href('/audit-trail', { framework, q, before, knownAt });

/** One event, for ever. */
export const eventHref = ({ framework }: Pick<Asked, 'framework'>, position: number): string =>
  href(`/audit-trail/${position}`, { framework });

/** A value as it is searched for. */
export const quoted = (key: string, value: string): string =>
  /^[^\s":]+$/.test(value) ? `${key}:${value}` : `${key}:"${value}"`;

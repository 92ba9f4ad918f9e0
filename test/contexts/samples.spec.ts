import { canonicalize, current, toInstant, type EventClass, type RecordedEvent } from '#event-sourcing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import * as accounts from '../../contexts/accounts/index.ts';
import * as agreement from '../../contexts/agreement/index.ts';
import * as alerts from '../../contexts/alerts/index.ts';
import * as continuity from '../../contexts/continuity/index.ts';
import * as oversight from '../../contexts/oversight/index.ts';
import * as packages from '../../contexts/packages/index.ts';
import * as performance from '../../contexts/performance/index.ts';
import * as prices from '../../contexts/prices/index.ts';
import * as procurement from '../../contexts/procurement/index.ts';
import * as providers from '../../contexts/providers/index.ts';
import * as referrals from '../../contexts/referrals/index.ts';

const contexts = {
  accounts,
  agreement,
  alerts,
  continuity,
  oversight,
  packages,
  performance,
  prices,
  procurement,
  providers,
  referrals,
};

/** The kinds of streams that each context writes. */
const categories: Readonly<Record<keyof typeof contexts, readonly string[]>> = {
  accounts: ['account', 'token', 'refusals'],
  agreement: ['framework'],
  alerts: ['alert'],
  continuity: ['continuity'],
  oversight: ['oversight'],
  packages: ['package'],
  performance: ['acceptance'],
  prices: ['index', 'rates', 'uplifts', 'variations'],
  procurement: ['tender', 'bid'],
  providers: ['provider'],
  referrals: ['referral', 'conflict'],
};

const canonicalInstant = z.string().refine((text) => toInstant(text) === text);
const envelope = z.strictObject({
  v: z.literal(1),
  id: z.uuid(),
  type: z.string(),
  tv: z.int().min(1),
  stream: z.string(),
  rev: z.int().min(0),
  pos: z.int().min(0),
  at: canonicalInstant,
  occurred: canonicalInstant,
  by: z.strictObject({
    kind: z.enum(['user', 'token', 'system', 'import']),
    id: z.string(),
    role: z.string(),
  }),
  corr: z.string(),
  cause: z.string(),
  data: z.record(z.string(), z.unknown()),
});

const isEventClass = (exported: unknown): exported is EventClass =>
  typeof exported === 'function' && 'upcasts' in exported;

const versions = ({ type, version }: EventClass) =>
  Array.from({ length: version }, (_, older) => `${type}.v${older + 1}.json`);

/** What is wrong with the stored sample of an event, given the class that reads it today. */
function faults(text: string, known: EventClass, name: string, kinds: readonly string[]): readonly string[] {
  const stored = envelope.safeParse(JSON.parse(text));
  if (!stored.success) return [z.prettifyError(stored.error)];
  const event = stored.data as RecordedEvent;
  const payload = current(event);
  const read = known.schema.safeParse(payload);
  return [
    ...(name === `${event.type}.v${event.tv}.json` ? [] : [`holds ${event.type} version ${event.tv}`]),
    ...(kinds.some((each) => event.stream.startsWith(`${each}-`)) ? [] : [`lies in stream ${event.stream}`]),
    ...(read.success ? [] : [z.prettifyError(read.error)]),
    ...(!read.success || canonicalize(read.data) === canonicalize(payload)
      ? []
      : ['changes when it is read']),
  ];
}

describe.each(Object.entries(contexts))('%s', (name, published) => {
  const folder = join(import.meta.dirname, name, 'samples');
  const classes = Object.values(published).filter((each) => isEventClass(each));
  const expected = classes.flatMap((known) => versions(known).map((file) => [file, known] as const));

  it('keeps a sample of every version of every event, for ever', () => {
    expect(readdirSync(folder).toSorted()).toEqual(expected.map(([file]) => file).toSorted());
  });

  it.each(expected)('still reads %s', (file, known) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(faults(text, known, file, categories[name as keyof typeof categories])).toEqual([]);
  });
});

describe('a sample that no longer reads', () => {
  const text = readFileSync(join(import.meta.dirname, 'prices/samples/RateAgreed.v2.json'), 'utf8');
  const wrong = (change: (text: string) => string) =>
    faults(change(text), prices.RateAgreed, 'RateAgreed.v2.json', ['rates']);

  it.each([
    ['a missing field', (text: string) => text.replace('"band": "standard",', '')],
    ['an unknown field', (text: string) => text.replace('"band"', '"lot": 1, "band"')],
    ['a value out of range', (text: string) => text.replace('3043', '30.43')],
    ['another type', (text: string) => text.replace('"type": "RateAgreed"', '"type": "RateCorrected"')],
    ['another stream', (text: string) => text.replace('"rates-', '"prices-')],
    ['an instant in local time', (text: string) => text.replace('.125Z', '.125+01:00')],
    ['an envelope without its author', (text: string) => text.replace(/"by": \{.*?\},/s, '')],
  ])('for %s is found', (_, change) => {
    expect(wrong(change)).not.toEqual([]);
  });

  it('is found by nothing else', () => {
    expect(wrong((text) => text)).toEqual([]);
  });
});

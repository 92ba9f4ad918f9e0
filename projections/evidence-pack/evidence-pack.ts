import {
  type EventStore,
  type Instant,
  leafHash,
  type LocalDate,
  Rejection,
  sha256,
  type Views,
} from '#event-sourcing';
import { strToU8, zipSync } from 'fflate';
import { acceptance, acceptanceCsv, countings, offersBehind } from '../acceptance/index.ts';
import { alerts } from '../alerts/index.ts';
import { frameworkNamed, type FrameworkRow, policyOn } from '../frameworks/index.ts';
import { csvOf } from '../measures/index.ts';
import { rangeOfNeeds } from '../range-of-needs/index.ts';
import { placementsBehind, reserveUsage } from '../reserve-usage/index.ts';
import { Multiproof } from './multiproof.ts';
import { packOffers } from './pack-offers.ts';
import { readme } from './readme.ts';

/** Of one provider or of one area; `knownAt`: everything that was recorded by then. */
export interface PackQuestion {
  readonly framework?: string | undefined;
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
  readonly asOf: LocalDate;
  readonly knownAt: Instant;
}

/** A file to be kept. */
export interface EvidencePack {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** ZIP knows no time zone and no year before 1980: one moment for every file, so that the same pack has the same bytes. */
const moment = new Date(1980, 0, 1);

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The stream of an event, from its canonical bytes: keys are sorted, so that the envelope's comes after the data. */
function streamOf(bytes: string): string {
  const from = bytes.lastIndexOf('"stream":"') + '"stream":"'.length;
  return bytes.slice(from, bytes.indexOf('"', from));
}
const at = (bytes: string): string => bytes.slice('{"at":"'.length, bytes.indexOf('"', '{"at":"'.length));

/** The events of some streams as they were known at an instant, and the proof that they stand in the log. */
async function eventsOf(store: EventStore, isIn: (stream: string) => boolean, knownAt: Instant) {
  const { treeHead } = store.capabilities;
  const proof = new Multiproof();
  const lines: string[] = [];
  for await (const bytes of store.export()) {
    const known = at(bytes) <= knownAt;
    if (!known && store.capabilities.oneWriter) break;
    const wanted = known && isIn(streamOf(bytes));
    if (wanted) lines.push(bytes);
    if (treeHead) proof.push(bytes, wanted);
  }
  return { lines, proof: treeHead ? proof : null };
}

/** The policies that were in force on at least one day. */
const policiesWithin = ({ policies }: FrameworkRow, from: LocalDate, to: LocalDate) =>
  policies.filter(
    (each, i) => each.effectiveFrom <= to && (policies[i + 1]?.effectiveFrom ?? '9999-12-31') > from,
  );

/**
 * The figures of one provider or area with everything that they rest on, as a ZIP that can be checked without this
 * program. The same question gives the same bytes. Refused `evidence-of-one`, `nothing-to-show`, and as `frameworkNamed`.
 */
export async function evidencePack(
  views: Views,
  store: EventStore,
  question: PackQuestion,
): Promise<EvidencePack> {
  const { provider, area, asOf, knownAt } = question;
  if ((provider === undefined) === (area === undefined))
    throw new Rejection('evidence-of-one', 'Name one provider or one area: a pack is of one of them.');
  const framework = frameworkNamed(views, question.framework);
  const { framework: reference } = framework;
  const asked = { framework: reference, asOf, knownAt, provider, area };
  const figure = acceptance(views, asked);
  const { offers } = offersBehind(views, asked);
  const reserve = reserveUsage(views, asked);
  const placed = placementsBehind(views, asked).placements;
  if (figure.rows.length === 0 && placed.length === 0)
    throw new Rejection(
      'nothing-to-show',
      `${provider ?? area} has no position and no package in the period that ends on ${asOf}: name another, or another day.`,
    );
  const { policy } = policyOn(framework, asOf);
  const told = views
    .withPrefix(alerts, `${reference}/${provider === undefined ? '' : `${provider}/`}`)
    .filter((row) => area === undefined || row.area === area);
  const people = provider === undefined ? [...new Set(figure.rows.map((row) => row.provider))] : [provider];
  const streams = new Set([
    `framework-${reference}`,
    ...people.map((each) => `provider-${each}`),
    ...[...offers, ...placed].map(({ referral }) => `referral-${reference}-${referral}`),
    ...placed.map((each) => `package-${reference}-${each.package}`),
    ...told.map((row) => `acceptance-${reference}-${row.area}:${row.role}:${row.provider}`),
  ]);
  const { lines, proof } = await eventsOf(store, (stream) => streams.has(stream), knownAt);
  const head = proof?.head() ?? null;
  const needs = rangeOfNeeds(views, asked);
  const { window, policyVersion, minimumPercent } = figure;
  const files: Record<string, string> = {
    'figures.json': json({ acceptance: figure, rangeOfNeeds: needs, reserveUsage: reserve }),
    'acceptance.csv': acceptanceCsv(figure),
    'offers.csv': packOffers(reference, offers, countings(policy)),
    'policies.json': json(policiesWithin(framework, window.from, window.to)),
    'alerts.json': json(told),
    'events.ndjson': lines.map((line) => `${line}\n`).join(''),
    'leaves.csv': csvOf(
      ['position', 'leaf'],
      lines.map((line, i) => ({
        position: (JSON.parse(line) as { pos?: number }).pos ?? i,
        leaf: leafHash(line).toString('hex'),
      })),
    ),
    'proof.csv': csvOf(['from', 'size', 'hash'], proof?.nodes ?? []),
    'README.txt': readme({
      ...{ title: `${framework.title}, ${framework.authority}`, subject: provider ?? area ?? '' },
      ...{ asOf, from: window.from, knownAt, policyVersion, minimumPercent },
    }),
  };
  const hashes = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, sha256(text).toString('hex')]),
  );
  const manifest = json({
    ...{ evidence: 1, framework: reference, provider: provider ?? null, area: area ?? null, asOf, knownAt },
    ...{ window, policyVersion, minimumPercent, head, events: lines.length, files: hashes },
  });
  const entries = Object.entries({ 'manifest.json': manifest, ...files }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    name: `evidence-${reference}-${provider ?? area}-${asOf}.zip`,
    bytes: zipSync(Object.fromEntries(entries.map(([name, text]) => [name, strToU8(text)])), {
      level: 6,
      mtime: moment,
    }),
  };
}

import { localDate } from '#event-sourcing';
import type { PricedCarePackage } from '../../../projections/care-packages/index.ts';
import { listInWords } from '../../../projections/measures/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { href, referralHref, type Asked } from '../links.ts';
import { day, moment } from '../moments.ts';
import type { Names } from '../names.ts';
import { hours } from '../numbers.ts';
import { pounds } from '../referral-offer.ts';
import { capital, codeWords } from '../wording.ts';
import type { Parties } from '../../../projections/providers/index.ts';
import { packageDeeds } from './package-deeds.ts';
import { endWords, packageTags, suspensionReasons, variationReasons } from './package-words.ts';

/** Where a package has its page, or where something is done with it. */
export const packageHref = (asked: Pick<Asked, 'framework'>, reference: string, deed?: string): string =>
  href(`/packages/${encodeURIComponent(reference)}${deed === undefined ? '' : `/${deed}`}`, {
    framework: asked.framework,
  });

const worded = (choices: readonly { readonly value: string; readonly text: string }[], code: string) =>
  choices.find(({ value }) => value === code)?.text ?? codeWords(code);

const memberName = ({ members }: Parties, member: string): string =>
  members.find((each) => each.member === member)?.name ?? member;

/** Everything that became of a package, the newest first. */
function history(placed: PricedCarePackage, parties: Parties, names: Names) {
  const entries = [
    {
      on: localDate(placed.placedAt),
      at: moment(placed.placedAt),
      what: `Placed with ${names.provider(placed.provider)}`,
    },
    ...(placed.startedOn === null ? [] : [{ on: placed.startedOn, what: 'Care began' }]),
    ...placed.variations.map(({ on, weeklyMinutes, area, reason }) => ({
      on,
      what: `${hours(weeklyMinutes)} hours a week${area === null ? '' : ` in ${names.area(area)}`}: ${worded(variationReasons, reason).toLowerCase()}`,
    })),
    ...placed.deliveries.map(({ on, member }) => ({
      on,
      what: `Delivered by ${member === null ? names.provider(placed.provider) : memberName(parties, member)}`,
    })),
    ...placed.suspensions.flatMap(({ from, to, reason }) => [
      { on: from, what: `Suspended: ${worded(suspensionReasons, reason).toLowerCase()}` },
      ...(to === null ? [] : [{ on: to, what: 'Care went on' }]),
    ]),
    ...(placed.endReason === null && placed.endedOn === null
      ? []
      : [
          {
            on: placed.endedOn ?? placed.startedOn ?? localDate(placed.placedAt),
            what: placed.endReason === null ? 'Ended' : endWords[placed.endReason],
          },
        ]),
  ];
  return entries
    .map((entry, index) => ({ ...entry, index }))
    .toSorted((a, b) => (a.on === b.on ? b.index - a.index : a.on < b.on ? 1 : -1))
    .map(({ on, what, ...entry }) => ({ what, on, at: 'at' in entry ? entry.at : day(on) }));
}

/** What it costs today, and which uplifts are not in it. */
const rateWords = ({ hourlyPence, withheld }: NonNullable<PricedCarePackage['rate']>): string =>
  withheld.length === 0
    ? pounds(hourlyPence)
    : `${pounds(hourlyPence)}, without ${listInWords(withheld)}: placed after that was decided`;

/** One package: whose it is, where it stands, what became of it, and what can be done now. */
export const packagePage = (
  placed: PricedCarePackage,
  parties: Parties,
  names: Names,
  asked: Asked,
  own: boolean,
) => ({
  reference: placed.package,
  standing: packageTags[placed.standing],
  facts: [
    { name: 'Provider', value: names.provider(placed.provider) },
    ...(placed.deliveredBy === null
      ? []
      : [{ name: 'Delivered by', value: memberName(parties, placed.deliveredBy) }]),
    {
      name: 'Taken on as',
      value: placed.role === null ? 'Outside the order' : `${capital(placed.role)} provider`,
    },
    { name: 'Area', value: names.area(placed.area) },
    { name: 'Hours a week', value: hours(placed.weeklyMinutes) },
    ...(placed.hourlyPence === null
      ? []
      : [{ name: 'Hourly rate when placed', value: pounds(placed.hourlyPence) }]),
    ...(placed.rate === null ? [] : [{ name: 'Hourly rate now', value: rateWords(placed.rate) }]),
    { name: 'Care workers', value: placed.carers === 1 ? 'One' : 'Two at once' },
    { name: 'Time', value: capital(placed.timeSlot) },
    { name: 'Place', value: placed.rural ? 'Rural' : 'Not rural' },
  ],
  referral: { text: placed.referral, href: referralHref(asked, placed.referral) },
  provider: own
    ? undefined
    : {
        text: names.provider(placed.provider),
        href: href(`/providers/${encodeURIComponent(placed.provider)}`, { framework: asked.framework }),
      },
  deeds: packageDeeds
    .filter((deed) => deed.when.includes(placed.standing) && Deeds.mayDo(deed))
    .filter(({ name }) => name !== 'delivery' || parties.members.length > 0)
    .map(({ name, text, grave = false }) => ({
      text,
      grave,
      href: packageHref(asked, placed.package, name),
    })),
  history: history(placed, parties, names),
});

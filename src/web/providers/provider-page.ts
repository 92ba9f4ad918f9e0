import type { PolicyDocument } from '../../../contexts/agreement/index.ts';
import type { CarePackageRow } from '../../../projections/care-packages/index.ts';
import type { HeldPosition, ProviderDetail } from '../../../projections/provider-records/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { acceptanceView, areaHref, providerHref, rateWords, standingTag } from '../holder-words.ts';
import { href, placementsHref, type Asked } from '../links.ts';
import { day } from '../moments.ts';
import type { Names } from '../names.ts';
import { counted, hours } from '../numbers.ts';
import { packagesInAll, packageTags } from '../packages/package-words.ts';
import { packageHref } from '../packages/package-page.ts';
import { capital } from '../wording.ts';
import { suspensionWords } from '../suspension-words.ts';
import { providerDeeds } from './provider-deeds.ts';

export interface ProviderGround {
  readonly policy: PolicyDocument;
  readonly names: Names;
  readonly asked: Asked;
  /** Whether the provider's own people look. */
  readonly own: boolean;
  readonly mayReadEvents: boolean;
}

const positionView = (position: HeldPosition, { policy, names, asked, own }: ProviderGround) => ({
  area: { text: position.areaName, href: own ? null : areaHref(asked, position.area) },
  role: capital(position.role),
  since: day(position.from),
  standing: standingTag(position),
  rate: rateWords(position.hourlyPence),
  acceptance: acceptanceView(position, policy, names, asked),
});

const span = (from: string, to: string | null) =>
  to === null ? `From ${day(from)}` : `From ${day(from)} until the day before ${day(to)}`;

function factsOf(record: ProviderDetail) {
  const { packages, outOfScope, parties } = record;
  return [
    { name: 'Rating by the regulator', value: record.cqcRating ?? 'Not known' },
    { name: 'With the council since', value: day(record.joinedOn) },
    {
      name: 'Packages',
      value: packagesInAll(packages),
    },
    ...(parties.structure === 'single'
      ? []
      : [
          {
            name: parties.structure === 'lead' ? 'Sub-contractors' : 'Members of the consortium',
            value: parties.members.map(({ name, from }) => `${name}, from ${day(from)}`).join('; '),
          },
        ]),
    { name: 'Open offers', value: counted(record.openOffers, 'offer') },
    {
      name: 'Cannot be asked for',
      value: outOfScope.length === 0 ? 'Nothing' : capital(outOfScope.join(', ')),
    },
  ];
}

/** One provider: position by position, what it has, how it stands, and everything that happened to it. */
export function providerPage(
  record: ProviderDetail,
  care: readonly CarePackageRow[],
  ground: ProviderGround,
) {
  const { names, asked, mayReadEvents } = ground;
  const held = record.positions.filter((position) => position.held);
  return {
    reference: record.provider,
    standing: standingTag(record),
    facts: factsOf(record),
    positions: held.map((position) => positionView(position, ground)),
    others: record.positions
      .filter((position) => !position.held)
      .map(({ areaName, role, from, to }) => `${areaName}, ${role}: ${span(from, to).toLowerCase()}`),
    suspensions: record.suspensions.map(
      ({ from, to, reason }) => `${span(from, to)}: ${suspensionWords(reason)}`,
    ),
    pauses: record.pauses
      .filter(({ from, to }) => to === null || from < to)
      .map(({ area, from, to }) => `${span(from, to)}: ${area === null ? 'in all areas' : names.area(area)}`),
    packages: care.map((each) => ({
      text: each.package,
      href: packageHref(asked, each.package),
      area: names.area(each.area),
      hours: hours(each.weeklyMinutes),
      deliveredBy: record.parties.members.find(({ member }) => member === each.deliveredBy)?.name,
      standing: packageTags[each.standing],
    })),
    packagesInAll: packagesInAll(record.packages),
    placements: placementsHref(asked, { provider: record.provider }),
    timeline: record.timeline.toReversed().map(({ occurredAt, what, stream, rev, type }) => ({
      what: names.explain(what),
      at: occurredAt,
      event: mayReadEvents
        ? { text: `${type}, event ${rev} of ${stream}`, href: href('/api/v1/events', { stream }) }
        : undefined,
    })),
    deeds: providerDeeds
      .filter((deed) => deed.when(record) && Deeds.mayDo(deed))
      .map(({ name, text, grave }) => ({ text, grave, href: deedHref(asked, record.provider, name) })),
  };
}

/** Where something is done with a provider. */
export const deedHref = (asked: Pick<Asked, 'framework'>, provider: string, name: string): string =>
  providerHref(asked, provider).replace(/(?=\?|$)/, `/${name}`);

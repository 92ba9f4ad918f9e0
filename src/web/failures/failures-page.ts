import type { FoundFailures, ProviderContinuity } from '../../../projections/failures/index.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { day, moment, shortDay, shortMoment } from '../moments.ts';
import { count, counted, hours } from '../numbers.ts';
import { packageHref } from '../packages/package-page.ts';
import type { Visit } from '../reception.ts';
import { stressHref } from '../stress-test/stress-words.ts';
import { codeWords } from '../wording.ts';
import { unplanned } from './failure-deeds.ts';
import { doneWords, dutyWords, failureHref, stateTags, typeWords } from './failure-words.ts';

type NameOf = (user: string) => string;

const duties = { none: 'None', owed: 'Owed', discharged: 'Discharged' } as const;

/** Which providers do not go on. */
export const failuresPage = ({ failures }: FoundFailures, { asked, names }: Visit) => ({
  stress: stressHref(asked, []),
  rows: failures.map((each) => ({
    href: failureHref(asked, each.provider),
    provider: names.provider(each.provider),
    type: typeWords[each.failureType],
    on: shortDay(each.on),
    state: stateTags[each.state],
    duty: duties[each.duty.state],
    unplanned: count(each.packages.unplanned),
    onTheWay: count(each.packages.onTheWay),
    arrived: count(each.packages.arrived),
  })),
});

/** How far the council is with a provider that does not go on, or might not. */
export function failurePage(now: ProviderContinuity, { asked, names }: Visit, nameOf: NameOf) {
  const { provider, failure, positions } = now;
  const left = unplanned(now);
  return {
    name: names.provider(provider),
    reference: provider,
    links: [
      { text: 'The provider', href: providerHref(asked, provider) },
      { text: 'If it stopped', href: stressHref(asked, [provider]) },
    ],
    failure: failure && {
      type: typeWords[failure.failureType],
      state: stateTags[failure.state],
      duty: dutyWords(failure),
      facts: [
        { name: 'Does not go on from', value: day(failure.on) },
        { name: 'Ground', value: codeWords(failure.ground) },
        { name: 'Registered for this care', value: failure.registered ? 'Yes' : 'No' },
        {
          name: 'People whom the council does not pay for',
          value: failure.otherPeople === null ? 'Not known' : count(failure.otherPeople),
        },
        {
          name: 'Contingency plan',
          value: failure.plan ? `${failure.plan.plan}, from ${day(failure.plan.on)}` : 'Not triggered',
        },
        ...(failure.endedOn === null
          ? []
          : [
              {
                name: failure.state === 'exited' ? 'Exited on' : 'Goes on from',
                value: day(failure.endedOn),
              },
            ]),
      ],
      transfers: failure.transfers.map((each) => ({
        package: { text: each.package, href: packageHref(asked, each.package) },
        on: shortDay(each.on),
        to: each.arrived ? names.provider(each.arrived.to) : 'Nobody yet',
        toHref: each.arrived ? packageHref(asked, each.arrived.package) : undefined,
        when: each.arrived ? shortMoment(each.arrived.placedAt) : '–',
      })),
      history: failure.history.toReversed().map(({ type, rev, at, by }) => ({
        ...{ what: doneWords[type], at: moment(at), instant: at, id: `event-${rev}` },
        by: type === 'Section48DutyTriggered' || type === 'PackageTransferCompleted' ? '' : nameOf(by),
      })),
    },
    leftTotal: counted(left.length, 'package'),
    left: left.map((each) => ({
      package: { text: each.package, href: packageHref(asked, each.package) },
      area: { text: names.area(each.area), href: areaHref(asked, each.area) },
      hours: hours(each.weeklyMinutes),
      carers: count(each.carers),
      rural: each.rural ? 'Yes' : 'No',
    })),
    positions: positions.map(({ area, role }) => `${names.area(area)}, ${role}`),
  };
}

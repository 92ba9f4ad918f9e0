import type { LocalDate } from '#event-sourcing';
import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import type { PositionLine, PositionsDocument } from '../../../projections/positions-board/index.ts';
import type { VolumeSharesDocument } from '../../../projections/volume-shares/index.ts';
import { Deeds } from '../forms/deeds.ts';
import { areaHref, providerHref } from '../holder-words.ts';
import { href, type Asked } from '../links.ts';
import { day, moment } from '../moments.ts';
import { byName, type Names } from '../names.ts';
import { columnPercent, count, counted, hours } from '../numbers.ts';
import { capital } from '../wording.ts';
import { decidingDeeds } from './deciding-deeds.ts';
import { holdingDeeds } from './holding-deeds.ts';

export const positionDeeds = [...holdingDeeds, ...decidingDeeds];

/** Where something is done with positions. */
export const positionDeedHref = (
  { framework }: Pick<Asked, 'framework'>,
  deed: string,
  of: Readonly<Record<string, string>> = {},
): string => href(`/positions/${deed}`, { framework, ...of });

type Named = Pick<PositionLine, 'area' | 'role' | 'provider'>;

const span = (from: LocalDate, to: LocalDate | null) =>
  to === null ? `from ${day(from)}` : `from ${day(from)} until the day before ${day(to)}`;

const exceptionWords = {
  requested: { text: 'waits for a decision', colour: 'yellow' },
  approved: { text: 'approved, not used yet', colour: 'green' },
  refused: { text: 'refused', colour: 'grey' },
  used: { text: 'used', colour: 'blue' },
} as const;

/** `+8.0`, `−6.0`; null: `–`. */
const points = (variance: number | null) => {
  if (variance === null) return '–';
  const sign = variance > 0 ? '+' : variance < 0 ? '−' : '';
  return `${sign}${Math.abs(variance).toFixed(1)}`;
};

/** What can be done now, with what; nothing that whoever looks may not do. */
const doable = (asked: Asked, names: readonly string[], of: Readonly<Record<string, string>> = {}) =>
  positionDeeds
    .filter((deed) => names.includes(deed.name) && Deeds.mayDo(deed))
    .map(({ name, text }) => ({ text, href: positionDeedHref(asked, name, of) }));

function sharesView({ tiers, outside, weeklyMinutes, window }: VolumeSharesDocument) {
  const row = ({ placements, weeklyMinutes, sharePercent }: VolumeSharesDocument['outside']) => ({
    placements: count(placements),
    hours: hours(weeklyMinutes),
    share: columnPercent(sharePercent),
  });
  return {
    total: `${hours(weeklyMinutes)} hours a week were placed from ${day(window.from)} to ${day(window.to)}.`,
    rows: [
      ...tiers.map((tier) => ({
        ...{ tier: tier.tier, ...row(tier) },
        ...{ agreed: `${tier.targetPercent}%`, points: points(tier.variancePoints) },
      })),
      { tier: 'Outside the tiers', ...row(outside), agreed: '–', points: '–' },
    ],
  };
}

/** Who holds what under the framework, with what can be done about it. */
export function positionsPage(
  board: PositionsDocument,
  shares: VolumeSharesDocument,
  { startsOn, endsOn }: FrameworkRow,
  names: Names,
  asked: Asked,
) {
  const place = ({ area, role }: Pick<Named, 'area' | 'role'>) => ({
    area: { text: names.area(area), href: areaHref(asked, area) },
    role: capital(role),
  });
  const holder = ({ provider }: Named) => ({
    provider: { text: names.provider(provider), href: providerHref(asked, provider) },
  });
  const row = (each: PositionLine) => {
    const { area, role, provider, from, to, rank, standing, excepted } = each;
    const deeds = ['vacate', ...(role === 'reserve' ? [] : ['step-down']), 'novate'];
    const over = standing === 'over' || standing === 'never held';
    return {
      ...{
        ...place(each),
        ...holder(each),
        rank: rank ?? '–',
        held: capital(span(from, to)),
        standing,
        excepted,
      },
      deeds: over ? [] : doable(asked, deeds, { area, role, provider, from }),
    };
  };
  const inOrder = board.positions.toSorted((a, b) => byName(names.area(a.area), names.area(b.area)));
  const isNow = ({ standing }: PositionLine) => standing === 'held' || standing === 'to come';
  const current = inOrder.filter((each) => isNow(each));
  const vacancies = board.vacancies.toSorted((a, b) => byName(names.area(a.area), names.area(b.area)));
  return {
    asOf: day(board.asOf),
    deeds: doable(asked, ['award', 'join-reserve', 'ask-exception', 'review-ranks', 'open-generation']),
    vacancies: vacancies.map((each) => ({
      ...place(each),
      level: each.level,
      deeds: doable(asked, [each.role === 'reserve' ? 'join-reserve' : 'award'], {
        area: each.area,
        role: each.role,
      }),
    })),
    positions: current.map((each) => row(each)),
    earlier: inOrder.filter((each) => !isNow(each)).map((each) => row(each)),
    limits: board.limits.map((each) => ({
      ...{ ...each, role: capital(each.role), left: count(each.left) },
      provider: { text: names.provider(each.provider), href: providerHref(asked, each.provider) },
      beyond: each.used - each.excepted > each.limit,
    })),
    exceptions: board.exceptions.map((each) => ({
      ...{ ...place(each), ...holder(each), reason: each.reason, evidence: each.evidence },
      asked: moment(each.requestedAt),
      standing: exceptionWords[each.standing],
      deeds:
        each.standing === 'requested'
          ? doable(asked, ['approve-exception', 'refuse-exception'], {
              area: each.area,
              role: each.role,
              provider: each.provider,
            })
          : [],
    })),
    shares: shares.tiers.length === 0 ? undefined : sharesView(shares),
    generations: [
      { generation: 1, words: `As established, from ${day(startsOn)} to ${day(endsOn)}` },
      ...board.generations.map(({ generation, opensOn, closesOn, reason }) => ({
        generation,
        words: `Open ${span(opensOn, closesOn)}: ${reason}`,
      })),
    ],
    reviews: board.reviews.map(({ on, weights, ranking, window, ...review }) => ({
      ...place(review),
      words: `From ${day(on)}, ${weights.kpi}% by acceptance from ${day(window.from)} to ${day(window.to)} and ${weights.price}% by price`,
      ranking: ranking.map((each) => ({
        ...{ rank: each.rank, provider: names.provider(each.provider) },
        answers: each.counted === 0 ? 'Nothing counts' : `${each.accepted} of ${each.counted}`,
        rate: each.hourlyPence === null ? '–' : `£${(each.hourlyPence / 100).toFixed(2)}`,
        points: (each.total / 1_000_000).toFixed(2),
      })),
    })),
    history: board.history.slice(0, 100).map(({ what, at, ...each }) => ({
      ...{ ...place(each), what: names.explain(what), at },
    })),
    summary: `${counted(current.length, 'position')}, ${counted(vacancies.length, 'vacancy', 'vacancies')}`,
  };
}

import type { PolicyDocument } from '../../../contexts/agreement/index.ts';
import type { AreaRecord, Holder } from '../../../projections/areas/index.ts';
import { heatLegend } from '../heat-tile.ts';
import { acceptanceView, areaHref } from '../holder-words.ts';
import type { Asked } from '../links.ts';
import { byName, type Names } from '../names.ts';
import { count, counted, hours } from '../numbers.ts';

const levels = {
  1: 'Level 1: large volume',
  2: 'Level 2: smaller volume, more rural',
  3: 'Level 3: occasional need',
} as const;

type Ground = readonly [PolicyDocument, Names, Asked];

/** One who holds the area alone, with its acceptance. */
function heldBy(role: string, holder: Holder, [policy, names, asked]: Ground) {
  const { tile } = acceptanceView(holder, policy, names, asked) ?? {};
  return {
    role,
    provider: holder.name,
    percent: tile?.text ?? '–',
    mark: tile?.mark ?? '',
    words: tile?.words ?? '',
    band: tile?.band ?? ('none' as const),
    standing: holder.suspended === null ? (holder.paused === null ? '' : 'paused') : 'suspended',
  };
}

const worst = ['far-under', 'well-under', 'under', 'met', 'unjudged', 'none'] as const;

function areaTile(area: AreaRecord, inOrder: readonly string[], ground: Ground) {
  const { holders, reserve, openReferrals, packages } = area;
  const lead = holders.filter(({ role }) => role !== 'reserve');
  const held = lead.map((holder) => heldBy(holder.role, holder, ground));
  const vacant = inOrder.filter((role) => role !== 'reserve' && !lead.some((each) => each.role === role));
  return {
    area: area.area,
    name: area.name,
    level: area.level,
    href: areaHref(ground[2], area.area),
    band: worst.find((band) => held.some((each) => each.band === band)) ?? ('none' as const),
    held,
    vacant,
    reserve:
      reserve.holders === reserve.available
        ? `${count(reserve.holders)} in reserve`
        : `${count(reserve.available)} of ${count(reserve.holders)} in reserve can be asked`,
    open: openReferrals === 0 ? 'no open referral' : counted(openReferrals, 'open referral'),
    packages: count(packages.count),
    hours: hours(packages.weeklyMinutes),
  };
}

/** Every area as a tile, by level: who holds it, how they accept, how deep the reserve is and what is open. */
export function areasPage(areas: readonly AreaRecord[], policy: PolicyDocument, names: Names, asked: Asked) {
  const tiles = areas
    .toSorted((a, b) => byName(a.name, b.name))
    .map((area) => areaTile(area, policy.order[area.level] ?? [], [policy, names, asked]));
  return {
    legend: heatLegend(policy.acceptance),
    levels: ([1, 2, 3] as const).flatMap((level) => {
      const own = tiles.filter((tile) => tile.level === level);
      return own.length === 0
        ? []
        : [{ name: levels[level], id: `level-${level}`, total: counted(own.length, 'area'), tiles: own }];
    }),
  };
}

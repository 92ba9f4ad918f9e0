import { by } from '../measures/index.ts';
import type { StressedCounty } from './county.ts';
import { type Stress, stressOf } from './stress.ts';

/** What happens when these stop, in short. */
export type Ranked = Pick<Stress, 'stopping' | 'moved' | 'uncovered' | 'yearPence' | 'costUnknown'> & {
  /** Weekly minutes that nobody would cover beyond those when each of them stopped by itself. */
  readonly moreThanAlone: number;
};

/** The worst first: minutes uncovered, packages uncovered, minutes to be moved; then by reference. */
const worstFirst = by<Ranked>(
  ({ uncovered }) => -uncovered.weeklyMinutes,
  ({ uncovered }) => -uncovered.packages,
  ({ moved }) => -moved.weeklyMinutes,
  ({ stopping }) => stopping.join('/'),
);

const short = ({ stopping, moved, uncovered, yearPence, costUnknown }: Stress, alone: number): Ranked => ({
  ...{ stopping, moved, uncovered, yearPence, costUnknown },
  moreThanAlone: uncovered.weeklyMinutes - alone,
});

/** Every provider that gives care, each by itself and then in pairs, the worst first. */
export function rankingOf(county: StressedCounty): {
  readonly alone: readonly Ranked[];
  readonly pairs: readonly Ranked[];
} {
  const providers = [...new Set(county.packages.map(({ provider }) => provider))].toSorted();
  const alone = providers.map((provider) => {
    const stress = stressOf(county, new Set([provider]));
    return short(stress, stress.uncovered.weeklyMinutes);
  });
  const minutes = alone.map(({ uncovered }) => uncovered.weeklyMinutes);
  const pairs = providers.flatMap((one, i) =>
    providers
      .slice(i + 1)
      .map((other, j) => short(stressOf(county, new Set([one, other])), minutes[i]! + minutes[i + 1 + j]!)),
  );
  return { alone: alone.toSorted(worstFirst), pairs: pairs.toSorted(worstFirst) };
}

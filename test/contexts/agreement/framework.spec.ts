import { addDays } from '#event-sourcing';
import * as fc from '../../support/fast-check.ts';
import { AdoptPolicy, adoptPolicy } from '../../../contexts/agreement/adopt-policy.ts';
import { AwardPosition, awardPosition } from '../../../contexts/agreement/award-position.ts';
import { DefineArea, defineArea } from '../../../contexts/agreement/define-area.ts';
import { EstablishFramework, establishFramework } from '../../../contexts/agreement/establish-framework.ts';
import { framework, type Framework, type Position } from '../../../contexts/agreement/framework.ts';
import {
  AreaCorrected,
  FrameworkCorrected,
  PositionAwarded,
  PositionCorrected,
  PositionVacated,
  type FrameworkEvent,
} from '../../../contexts/agreement/framework.events.ts';
import { VacatePosition, vacatePosition } from '../../../contexts/agreement/vacate-position.ts';
import { askInTurn, countByType, type Ask } from '../../support/ask-in-turn.ts';
import { folded } from '../../support/given.ts';
import { adopted, area, areaFacts, established, knownBy, positionFacts, terms } from './events.ts';

/** A framework of 12 days, small enough to look at every day. */
const days = Array.from({ length: 12 }, (_, n) => addDays('2025-01-06', n));
const short = { ...terms, endsOn: days.at(-1)! };

const day = fc.constantFrom(...days);
const areas = fc.constantFrom('A01', 'A02', 'A03');
const roles = fc.constantFrom('primary' as const, 'secondary' as const);
const providers = fc.constantFrom('P01', 'P02');
const level = fc.constantFrom(1 as const, 1 as const, 2 as const);
const facts = fc
  .tuple(areas, roles, providers, day, fc.option(day))
  .map(([area, role, provider, from, to]) => positionFacts(area, role, provider, from, to));

type AskFramework = Ask<Framework, FrameworkEvent>;
const award = facts.map(
  (facts): AskFramework =>
    () =>
      awardPosition(new AwardPosition(facts), true),
);
const define = fc.tuple(areas, level).map(
  ([area, level]): AskFramework =>
    () =>
      defineArea(new DefineArea(areaFacts(area, level))),
);
const adopt = fc.tuple(day, fc.nat(2)).map(
  ([effectiveFrom, primary]): AskFramework =>
    () =>
      adoptPolicy(
        new AdoptPolicy({
          framework: terms.framework,
          effectiveFrom,
          policy: { awardLimits: { 1: { primary } } },
          reason: 'Cabinet decision 12',
        }),
      ),
);
const vacate = fc.tuple(fc.nat(), day).map(([choice, on]): AskFramework => ({ positions }) => {
  const chosen = positions[choice % positions.length];
  if (!chosen) return undefined;
  return vacatePosition(new VacatePosition({ ...knownBy(chosen), on, reason: 'Provider withdrew' }));
});
const establish: AskFramework = () => establishFramework(new EstablishFramework(short), []);
const asks = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: award }, { weight: 3, arbitrary: define }, adopt, {
      weight: 3,
      arbitrary: vacate,
    }),
    {
      minLength: 10,
      maxLength: 30,
    },
  )
  .map((more) => [establish, ...more]);

const heldOn = (date: string, { positions }: Framework) =>
  positions.filter(({ from, to }) => from <= date && (to === null || date < to));

/** What is wrong with an award, looking at each day of the framework in the plainest way. */
function breaches(state: Framework, awarded: Position): readonly string[] {
  const levelOf = (position: Position) => state.areas.get(position.area)?.level;
  return days.flatMap((date) => {
    const held = heldOn(date, state);
    if (!held.includes(awarded)) return [];
    const policy = state.policies.findLast(({ effectiveFrom }) => effectiveFrom <= date)!.policy;
    const limit = policy.awardLimits[levelOf(awarded)!]?.[awarded.role] ?? Number.POSITIVE_INFINITY;
    const alike = held.filter(
      (each) =>
        each.provider === awarded.provider &&
        each.role === awarded.role &&
        levelOf(each) === levelOf(awarded),
    );
    const primaries = held.filter((each) => each.area === awarded.area && each.role === 'primary');
    return [
      ...(alike.length > limit ? [`award-limit-exceeded on ${date}`] : []),
      ...(primaries.length > 1 ? [`two primaries on ${date}`] : []),
    ];
  });
}

const keepsTheRules = (decider: typeof framework, seen: FrameworkEvent[] = []) =>
  fc.property(asks, (asks) => {
    const events = askInTurn(decider, asks, (before, decided) => {
      if (typeof decided === 'string') return;
      const awarded = decided.find((event) => event instanceof PositionAwarded);
      if (!awarded) return;
      const held = { ...awarded };
      expect(breaches({ ...before, positions: [...before.positions, held] }, held)).toEqual([]);
    });
    seen.push(...events);
  });

describe('a framework, whatever is asked of it', () => {
  it('records nothing when asked twice, and awards nothing against the rules', () => {
    const seen: FrameworkEvent[] = [];
    fc.assert(keepsTheRules(framework, seen), { numRuns: 150 });
    const counts = countByType(seen);
    for (const type of ['AreaDefined', 'PolicyAdopted', 'PositionAwarded', 'PositionVacated']) {
      expect([type, (counts[type] ?? 0) > 50]).toEqual([type, true]);
    }
  });

  it.each([
    'FrameworkEstablished',
    'AreaDefined',
    'PolicyAdopted',
    'PositionAwarded',
    'PositionVacated',
  ] as const)('is caught when it forgets %s', (type) => {
    const forgetful = { ...framework, evolve: { ...framework.evolve, [type]: (state: Framework) => state } };
    expect(fc.check(keepsTheRules(forgetful)).failed).toBe(true);
  });

  const event: fc.Arbitrary<FrameworkEvent> = fc.oneof(
    fc.constantFrom(established, new FrameworkCorrected(short)),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), day)
      .map(([version, effectiveFrom]) => adopted({}, { version, effectiveFrom })),
    fc.tuple(areas, level).map(([reference, level]) => area(reference, level)),
    fc.tuple(areas, level).map(([reference, level]) => new AreaCorrected(areaFacts(reference, level))),
    facts.map((facts) => new PositionAwarded(facts)),
    facts.map((facts) => new PositionCorrected(facts)),
    fc
      .tuple(facts, day)
      .map(([facts, on]) => new PositionVacated({ ...knownBy(facts), on, reason: 'Withdrew' })),
  );

  it('folds every event in any order, and can still be asked', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), asks, (history, asks) => {
        const state = folded(framework, history);
        askInTurn({ ...framework, initial: state }, asks);
      }),
      { numRuns: 100 },
    );
  });
});

import { current, type RecordedEvent } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFirstContractPerformance } from '../../../contexts/agreement/contract-performance.ts';
import { PolicyAdopted } from '../../../contexts/agreement/framework.events.ts';
import { mergePolicy } from '../../../contexts/agreement/merge-policy.ts';
import { defaultPolicy } from '../../../contexts/agreement/policy-document.ts';

const read = (version: number) => {
  const file = join(import.meta.dirname, `samples/PolicyAdopted.v${version}.json`);
  return PolicyAdopted.schema.parse(current(JSON.parse(readFileSync(file, 'utf8')) as RecordedEvent)).policy;
};

describe('what the policy says of the range of needs', () => {
  it.each([1, 2, 3])('is the first default in a policy stored as version %d', (version) => {
    expect(read(version).rangeOfNeeds).toEqual(defaultPolicy.rangeOfNeeds);
  });

  it('is what was adopted in a policy that has words for it', () => {
    expect(read(4).rangeOfNeeds).toMatchObject({ minimumSample: 8, correction: 'none' });
    const said = { version: 1, policy: { rangeOfNeeds: { segments: [] }, lapsedCounts: 'exclude' } };
    expect(withFirstContractPerformance(said)).toEqual(said);
  });

  it('changes key by key, within its bounds', () => {
    const merged = mergePolicy(defaultPolicy, { rangeOfNeeds: { sizeBoundsMinutes: [600] } });
    expect(merged.rangeOfNeeds).toEqual({ ...defaultPolicy.rangeOfNeeds, sizeBoundsMinutes: [600] });
    for (const wrong of [
      { sizeBoundsMinutes: [840, 420] },
      { sizeBoundsMinutes: [420, 420] },
      { significancePermille: 0 },
      { segments: ['language'] },
      { minimumSample: 0 },
    ])
      expect(() => mergePolicy(defaultPolicy, { rangeOfNeeds: wrong })).toThrow(/rangeOfNeeds/);
  });
});

describe('what the policy says of risk', () => {
  it.each([1, 2, 3, 4])('is the first default in a policy stored as version %d', (version) => {
    expect(read(version).risk).toEqual(defaultPolicy.risk);
  });

  it('is what was adopted in a policy that has words for it', () => {
    expect(read(5).risk.likelihood.handBacks).toEqual({ threshold: 3, points: 30 });
    expect(read(5).risk.likelihood.turnoverPercent).toEqual({ threshold: 40.5, points: 0 });
  });

  it('changes key by key, within its bounds', () => {
    const merged = mergePolicy(defaultPolicy, { risk: { impact: { customers: { threshold: 80 } } } });
    expect(merged.risk.impact.customers).toEqual({ threshold: 80, points: 10 });
    expect(merged.risk.likelihood).toEqual(defaultPolicy.risk.likelihood);
    for (const wrong of [
      { impact: { customers: { threshold: 1.005 } } },
      { impact: { customers: { points: 101 } } },
      { impact: { luck: { points: 1 } } },
      { bands: { impact: [10, 20, 20, 40] } },
    ])
      expect(() => mergePolicy(defaultPolicy, { risk: wrong })).toThrow(/risk|luck/);
  });
});

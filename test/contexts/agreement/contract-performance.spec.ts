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

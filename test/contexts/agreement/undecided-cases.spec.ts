import { current, type RecordedEvent } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyAdopted } from '../../../contexts/agreement/framework.events.ts';
import { defaultPolicy } from '../../../contexts/agreement/policy-document.ts';
import { undecidedCases, withFirstCases } from '../../../contexts/agreement/undecided-cases.ts';

const stored = (version: number) => {
  const file = join(import.meta.dirname, `samples/PolicyAdopted.v${version}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as RecordedEvent;
};
const policyOf = (event: RecordedEvent) =>
  PolicyAdopted.schema.parse(current(event)).policy as Readonly<Record<string, unknown>>;
const cases = Object.keys(undecidedCases);

describe('the cases that no document decides', () => {
  it('are decided as they first were, in a policy that was adopted before it had words for them', () => {
    const old = policyOf(stored(1));
    expect(cases.length).toBeGreaterThan(20);
    expect(cases.map((key) => [key, key in (stored(1).data['policy'] as object)])).toEqual(
      cases.map((key) => [key, false]),
    );
    expect(Object.fromEntries(cases.map((key) => [key, old[key]]))).toEqual(
      Object.fromEntries(
        cases.map((key) => [key, (defaultPolicy as Readonly<Record<string, unknown>>)[key]]),
      ),
    );
  });

  it('are decided as the policy says that has words for them', () => {
    const adopted = stored(2).data['policy'] as Readonly<Record<string, unknown>>;
    const read = policyOf(stored(2));
    const other = cases.filter(
      (key) => read[key] !== (defaultPolicy as Readonly<Record<string, unknown>>)[key],
    );
    expect(other.length).toBeGreaterThan(8);
    for (const key of cases) expect([key, read[key]]).toEqual([key, adopted[key]]);
  });

  it('change nothing else that was adopted, nor what one says already', () => {
    const said = { version: 1, policy: { lapsedCounts: 'exclude', placing: 'byBroker' } };
    expect(withFirstCases(said)).toMatchObject(said);
  });
});

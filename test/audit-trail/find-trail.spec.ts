import { DatabaseSync } from 'node:sqlite';
import { ZodError } from 'zod';
import { FindTrail, FindTrailHandler } from '../../src/audit-trail/find-trail.ts';
import { Readings } from '../../src/audit-trail/readings.ts';
import { TrailIndex } from '../../src/audit-trail/trail-index.ts';
import { Trail } from '../../src/audit-trail/trail.ts';
import { asRole } from '../support/as-role.ts';
import { County } from '../support/county.ts';
import { openLog, StoppedClock } from '../support/open-log.ts';

const log = openLog();
const readings = new Readings(new DatabaseSync(':memory:'), new StoppedClock());
const county = new County().area('A1').referral('R1', 'A1').referral('R2', 'A1');

describe('the question of the audit trail', () => {
  beforeAll(async () => {
    for (const { stream, ...event } of county.events)
      await log.store.append({ stream, expected: 'any', events: [event] });
  });

  it('is answered, and kept with whoever asked it', async () => {
    const handler = new FindTrailHandler(
      new Trail(log.store, new TrailIndex(new DatabaseSync(':memory:'))),
      readings,
    );
    const ask = (question: ConstructorParameters<typeof FindTrail>[0]) =>
      asRole('auditor', () => handler.execute(new FindTrail(question)));
    const { events, next, through } = await ask({ q: 'type:ReferralReceived', limit: 1 });
    expect([events.map(({ data }) => data['referral']), through]).toEqual([['R2'], county.events.length - 1]);
    expect(events[0]?.pos).toBe(next);
    const rest = await ask({ q: 'type:ReferralReceived', before: next ?? 0 });
    expect([rest.events.map(({ data }) => data['referral']), rest.next]).toEqual([['R1'], null]);
    const by = { kind: 'user', id: 'a-test', role: 'auditor' };
    expect(readings.find(null, 9)).toMatchObject([
      { number: 2, deed: 'read', by, question: `type:ReferralReceived before ${next}`, events: 1, through },
      { number: 1, deed: 'read', by, question: 'type:ReferralReceived', events: 1, through },
    ]);
    expect(readings.firstFault()).toBeNull();
  });

  it('is refused with the keys that there are when it cannot be understood', () => {
    expect(() => new FindTrail({ q: 'colour:red' })).toThrow(ZodError);
    expect(() => new FindTrail({ q: 'colour:red' })).toThrow('The keys are type:, stream:, provider:');
  });

  it('is for auditors and contract managers', () => {
    expect([...FindTrail.rule.roles].toSorted()).toEqual(['auditor', 'contract-manager']);
  });
});

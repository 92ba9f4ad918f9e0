import { ReferralUnplaced } from '../../../../contexts/referrals/index.ts';
import { FailToPlace, failToPlace } from '../../../../contexts/referrals/order/fail-to-place.ts';
import type { Ground } from '../../../../contexts/referrals/order/standing.ts';
import { Desk, county, of } from './desk.ts';

const fail = (ground: Ground) => failToPlace(new FailToPlace({ ...of, reason: 'NOBODY_LEFT' }), ground);

it('E52: a broker says that nobody can be found only when no step is left, and once', () => {
  const desk = new Desk([county[0]!]);
  expect(desk.refused(fail)).toBe('step-left');
  desk.offer();
  expect(desk.refused(fail)).toBe('offer-open');
  desk.withdraw('R1.1', 'ERROR');
  desk.skip('primary', 'P', 'CONFLICT_OF_INTEREST');
  expect(desk.ask(fail)).toEqual([
    ...['StepSkipped secondary nobody NO_SECONDARY', 'StepSkipped reserve nobody NO_HOLDER'],
    'ReferralUnplaced',
  ]);
  expect(desk.events.findLast((event) => event instanceof ReferralUnplaced)).toMatchObject({
    ...{ reason: 'NOBODY_LEFT', round: 1 },
  });
  expect(desk.ask(fail)).toEqual([]);
});

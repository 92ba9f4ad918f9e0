import { tellingTime } from '../../src/delivery/digest-time.ts';

describe('when something is told', () => {
  it.each([
    ['at-once', '2026-07-01T06:59:59.999Z', '2026-07-01T06:59:59.999Z'],
    // Eight in London is seven in summer, eight in winter.
    ['daily', '2026-07-01T06:59:59.999Z', '2026-07-01T07:00:00.000Z'],
    ['daily', '2026-07-01T07:00:00.000Z', '2026-07-02T07:00:00.000Z'],
    ['daily', '2026-12-01T07:30:00.000Z', '2026-12-01T08:00:00.000Z'],
    ['daily', '2026-10-24T12:00:00.000Z', '2026-10-25T08:00:00.000Z'],
    ['daily', '2027-03-27T12:00:00.000Z', '2027-03-28T07:00:00.000Z'],
    ['weekly', '2026-07-01T12:00:00.000Z', '2026-07-06T07:00:00.000Z'],
    ['weekly', '2026-07-06T06:00:00.000Z', '2026-07-06T07:00:00.000Z'],
    ['weekly', '2026-07-06T07:00:00.000Z', '2026-07-13T07:00:00.000Z'],
    ['weekly', '2026-07-05T12:00:00.000Z', '2026-07-06T07:00:00.000Z'],
  ] as const)('%s: of %s at %s', (pace, at, told) => expect(tellingTime(at, pace)).toBe(told));
});

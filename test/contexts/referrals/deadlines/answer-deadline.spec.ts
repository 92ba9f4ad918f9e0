import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from '../../../support/fast-check.ts';
import { defaultPolicy } from '../../../../contexts/agreement/index.ts';
import { answerDeadline } from '../../../../contexts/referrals/deadlines/answer-deadline.ts';
import { publishedBankHolidays } from '../../agreement/published-bank-holidays.ts';

const policy = defaultPolicy.deadline;
type Policy = typeof policy;
type Deadline = typeof answerDeadline;
const holidays = new Set([...publishedBankHolidays.values()].flat());
const minute = 60_000;

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** Whether work is done in the minute that begins then, by the calendar on the wall. */
function worked(at: number, { workingDay: [from, to], bankHolidays }: Policy): boolean {
  const [date = '', time = ''] = clock.format(at).split(', ');
  const weekday = ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
  return weekday && !(bankHolidays === 'england' && holidays.has(date)) && from <= time && time < to;
}

/** What is wrong with a deadline, by counting minutes. */
function fault(
  deadline: Deadline,
  offeredAt: string,
  urgency: 'standard' | 'urgent',
  by: Policy,
): string | undefined {
  const begins = Math.ceil(Date.parse(offeredAt) / minute) * minute;
  const ends = Date.parse(deadline(offeredAt, urgency, by));
  if (ends % minute !== 0) return 'part of a minute';
  if (ends <= begins) return 'not after the offer';
  if (!worked(ends - minute, by)) return 'outside working time';
  let minutes = 0;
  for (let at = begins; at < ends; at += minute) if (worked(at, by)) minutes += 1;
  const hours = urgency === 'urgent' ? by.urgentWorkingHours : by.standardWorkingHours;
  return minutes === hours * 60 ? undefined : `${minutes} minutes`;
}

const allDay: Policy = { ...policy, workingDay: ['00:00', '23:59'], standardWorkingHours: 30 };
const offers = fc.tuple(
  fc.date({ min: new Date('2020-01-01'), max: new Date('2028-11-30'), noInvalidDate: true }),
  fc.constantFrom<'standard' | 'urgent'>('standard', 'urgent'),
  fc.constantFrom<Policy>(policy, allDay, { ...policy, bankHolidays: 'none', standardWorkingHours: 9 }),
);
const telling = [
  ...[
    '2026-01-06T16:30:00.000Z',
    '2026-01-09T16:30:00.000Z',
    '2026-12-24T16:30:00.000Z',
    '2026-07-07T15:30:00.000Z',
  ],
  ...[
    '2026-01-06T13:00:00.000Z',
    '2026-01-06T13:00:20.000Z',
    '2026-01-06T05:00:00.000Z',
    '2026-07-07T08:30:00.000Z',
  ],
];

describe('the deadline of an offer', () => {
  it.each([
    ['within the day', '2026-01-06T10:15:00.000Z', '2026-01-06T14:15:00.000Z'],
    ['over night', '2026-01-06T15:00:00.000Z', '2026-01-07T11:00:00.000Z'],
    ['over a weekend', '2026-01-09T15:00:00.000Z', '2026-01-12T11:00:00.000Z'],
    ['over Christmas', '2026-12-24T15:00:00.000Z', '2026-12-29T11:00:00.000Z'],
    ['over the change to summer time', '2026-03-27T15:00:00.000Z', '2026-03-30T10:00:00.000Z'],
    ['over the change to winter time', '2026-10-23T14:00:00.000Z', '2026-10-26T11:00:00.000Z'],
    ['offered before opening', '2026-01-06T05:00:00.000Z', '2026-01-06T13:00:00.000Z'],
    ['offered exactly at closing time', '2026-01-06T17:00:00.000Z', '2026-01-07T13:00:00.000Z'],
    ['that falls on closing time', '2026-01-06T13:00:00.000Z', '2026-01-06T17:00:00.000Z'],
    ['offered within a minute', '2026-01-06T10:15:00.001Z', '2026-01-06T14:16:00.000Z'],
  ])('E40: is four working hours later, %s', (_, offeredAt, expected) => {
    expect(answerDeadline(offeredAt, 'standard', policy)).toBe(expected);
  });

  it('E40: is two working hours later when urgent', () => {
    expect(answerDeadline('2026-01-06T16:00:00.000Z', 'urgent', policy)).toBe('2026-01-07T10:00:00.000Z');
  });

  it('is after the offer, in working time, and never earlier for a later offer, on every day of 2020 to 2037', () => {
    let previous = '';
    const wall = { ...policy, bankHolidays: 'none' as const };
    for (
      let at = Date.parse('2020-01-01T00:00:00Z');
      at < Date.parse('2038-01-01T00:00:00Z');
      at += 23 * 600_000
    ) {
      const offeredAt = new Date(at).toISOString();
      const deadline = answerDeadline(offeredAt, 'standard', policy);
      if (deadline <= offeredAt || deadline < previous) throw new Error(`${offeredAt}: ${deadline}`);
      if (deadline !== previous && !worked(Date.parse(deadline) - minute, wall)) throw new Error(deadline);
      previous = deadline;
    }
    expect(previous > '2038').toBe(true);
  });

  it('leaves exactly the hours of the policy, counted minute by minute', () => {
    fc.assert(
      fc.property(offers, ([at, urgency, by]) => {
        expect(fault(answerDeadline, at.toISOString(), urgency, by)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  const onDefaults = (deadline: Deadline) =>
    telling.flatMap((at) => fault(deadline, at, 'standard', policy) ?? []);
  const shifted = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();

  it('is found without fault where the planted ones are found', () => {
    expect(onDefaults(answerDeadline)).toEqual([]);
  });

  it.each<[string, Deadline]>([
    ['works on bank holidays', (at, need, by) => answerDeadline(at, need, { ...by, bankHolidays: 'none' })],
    ['takes urgent hours', (at, _, by) => answerDeadline(at, 'urgent', by)],
    ['counts plain hours', (at) => shifted(at, 4 * 3_600_000)],
    [
      'forgets summer time',
      (at, need, by) => answerDeadline(at, need, { ...by, workingDay: ['10:00', '18:00'] }),
    ],
    [
      'keeps part of a minute',
      (at, need, by) => shifted(answerDeadline(at, need, by), Date.parse(at) % minute),
    ],
    ['moves closing time on', (at, need, by) => answerDeadline(shifted(at, minute), need, by)],
  ])('is faulty when it %s', (_, planted) => {
    expect(onDefaults(planted)).not.toEqual([]);
  });

  it.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('is the same on a machine in %s', (TZ) => {
    const module = new URL('../../../../contexts/referrals/deadlines/answer-deadline.ts', import.meta.url)
      .href;
    const from = fileURLToPath(new URL('../../../support/processes/from-source.ts', import.meta.url));
    const script = `const { answerDeadline } = await import(${JSON.stringify(module)});
      const deadlines = ${JSON.stringify(telling)}.map((at) => answerDeadline(at, 'standard', ${JSON.stringify(policy)}));
      process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset(), deadlines]));`;
    const flags = ['--conditions=source', '--import', from, '--input-type=module', '--eval', script];
    const [offset, deadlines] = JSON.parse(
      execFileSync(process.execPath, flags, { env: { ...process.env, TZ }, encoding: 'utf8' }),
    );
    expect(offset).toBe({ UTC: 0, 'America/New_York': 300, 'Asia/Kolkata': -330 }[TZ]);
    expect(deadlines).toEqual(telling.map((at) => answerDeadline(at, 'standard', policy)));
  });

  it.each([
    ['to summer time', '2026-03-28T12:00:00.000Z', '2026-03-30T05:00:00.000Z'],
    ['to winter time', '2026-10-24T12:00:00.000Z', '2026-10-26T06:00:00.000Z'],
  ])(
    'E42: runs on from the Monday after the change %s, when work is done all day',
    (_, offeredAt, expected) => {
      expect(answerDeadline(offeredAt, 'standard', { ...allDay, standardWorkingHours: 6 })).toBe(expected);
    },
  );
});

import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { date, instant, minutes, reference } from '#event-sourcing';
import { addFlags, fieldsFrom } from '../../src/cli/flags.ts';

const schema = z.strictObject({
  framework: reference,
  referral: reference,
  weeklyMinutes: minutes,
  carers: z.union([z.literal(1), z.literal(2)]),
  rural: z.boolean(),
  timeSlot: z.enum(['daytime', 'night']),
  startBy: date.nullable(),
  raisedAt: instant.optional(),
  outOfScope: z.array(z.enum(['night', 'rural'])),
});

const quiet = { writeOut: () => {}, writeErr: () => {} };
const lined = () => addFlags(new Command().exitOverride().configureOutput(quiet), schema, ['framework']);

function read(line: string) {
  const command = lined().parse(line.split(' '), { from: 'user' });
  return fieldsFrom(schema, { framework: 'CSH-2025', ...command.opts<object>() });
}

const least = '--referral R1 --weekly-minutes 630 --carers 2 --time-slot night';

it('a field is a flag, typed as the field is', () => {
  const whole = `${least} --rural --start-by 2026-07-06 --raised-at 2026-07-01T08:00:00Z --out-of-scope night rural`;
  expect(read(whole)).toEqual({
    ...{ framework: 'CSH-2025', referral: 'R1', weeklyMinutes: 630, carers: 2, rural: true },
    ...{ timeSlot: 'night', startBy: '2026-07-06', raisedAt: '2026-07-01T08:00:00Z' },
    outOfScope: ['night', 'rural'],
  });
});

it('what may be left out may be left out: null, false, nothing', () => {
  const fields = read(least);
  expect(fields).toMatchObject({ startBy: null, rural: false, outOfScope: [] });
  expect(fields).not.toHaveProperty('raisedAt');
  expect(schema.safeParse(fields).success).toBe(true);
});

it.each([
  ['--weekly-minutes 630 --carers 2 --time-slot night', /--referral <text>/],
  [least.replace('630', 'ten'), /whole number/],
  [least.replace('night', 'noon'), /daytime, night/],
  [`${least} --colour red`, /--colour/],
])('anything else is wrong usage: %s', (line, says) => {
  expect(() => read(line)).toThrow(CommanderError);
  expect(() => read(line)).toThrow(says);
});

it('the help says what is wanted', () => {
  const help = lined().helpInformation();
  expect(help).toMatch(/--weekly-minutes <number>/);
  expect(help).toMatch(/--start-by <date>/);
  expect(help).toMatch(/--raised-at <instant>/);
  expect(help).not.toContain('--framework');
});

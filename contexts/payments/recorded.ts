import { date, instant, minutes, reference } from '#event-sourcing';
import { z } from 'zod';
import { serviceKind } from '../prices/index.ts';

/** Whole pence, at most a thousand million pounds: the money of a whole area. */
export const amount = z.int().min(0).max(100_000_000_000);

/** A part of a whole in thousandths of a percent: 5 % is 5000. */
export const milliPercent = z.int().min(0).max(100_000);

const whose = { provider: reference, area: reference };
const span = { from: date, to: date };
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const order = 'the last day comes before the first: swap from and to';

/** A list in which nothing is named twice, because it would be paid twice. */
const once = <Row extends z.ZodType>(row: Row, name: (row: z.output<Row>) => readonly string[]) =>
  z.array(row).superRefine((rows, context) => {
    const seen = new Set<string>();
    for (const [index, each] of rows.entries()) {
      const key = name(each).join(', ');
      if (seen.has(key))
        context.addIssue({ code: 'custom', path: [index], message: `${key} is here twice: leave one` });
      seen.add(key);
    }
  });

/** Contact time of one day: the minutes of all workers together. No worker has a day of 25 hours (E70). */
const delivery = z
  .strictObject({
    ...whose,
    ...{ package: reference, day: date, service: serviceKind, band: reference },
    minutes: z.int().min(1),
    workers: z.int().min(1).max(2).default(1),
    /** What made it harder, by the names that the terms have for it. */
    enhancements: once(reference, (name) => [name]).default([]),
  })
  .refine((each) => each.minutes <= 1440 * each.workers, {
    path: ['minutes'],
    error: 'more than 24 hours of a worker in one day: correct the return',
  });

/** What a provider says that all its care cost it, from a day to a day. */
const cost = z.strictObject({ ...whose, ...span, costPence: amount }).refine(inOrder, order);

/** A costed support plan, with the outcomes agreed in it; `achieved` null: nobody has assessed it yet. */
const plan = z
  .strictObject({
    ...whose,
    ...span,
    package: reference,
    need: z.enum(['reablement', 'long-term']),
    /** The group of customers whose outcomes are counted together; null: in none. */
    band: reference.nullable(),
    valuePence: amount,
    outcomes: once(z.strictObject({ outcome: reference, achieved: z.boolean().nullable() }), (each) => [
      each.outcome,
    ]).refine((outcomes) => outcomes.length > 0, 'agree at least one outcome'),
  })
  .refine(inOrder, order);

/** Care that is expected: so many minutes in each of so many weeks. */
const demand = z.strictObject({
  area: reference,
  service: serviceKind,
  from: date,
  weeks: z.int().min(1).max(520),
  weeklyMinutes: minutes,
});

/** Care that was commissioned, from its first day on. */
const commissioned = z.strictObject({
  ...whose,
  ...{ package: reference, service: serviceKind, band: reference },
  ...{ startedOn: date, weeklyMinutes: minutes },
});

/** More care than commissioned, that the provider gave without asking. */
const flex = z
  .strictObject({
    ...whose,
    ...{ package: reference, service: serviceKind, band: reference, startedAt: instant },
    visits: once(z.strictObject({ at: instant, minutes: z.int().min(1).max(1440) }), ({ at }) => [at]),
  })
  .refine(({ startedAt, visits }) => visits.every(({ at }) => at >= startedAt), {
    path: ['visits'],
    error: 'a visit from before it began: correct one of the two',
  });

/** Work that a provider was offered and declined. */
const refusal = z.strictObject({ ...whose, referral: reference, on: date, weeklyMinutes: minutes });

/** What was drawn from a customer's fund, from a day to a day. */
const drawdown = z
  .strictObject({ ...whose, ...span, package: reference, drawnPence: amount })
  .refine(inOrder, order);

/** Each kind of thing that is recorded; a model says which it reads, and a kind left out was not recorded. */
export const parts = {
  period: z.strictObject(span).refine(inOrder, order),
  deliveries: once(delivery, (each) => [each.package, each.day, each.service, each.band, each.provider]),
  costs: once(cost, (each) => [each.provider, each.area, each.from]),
  plans: once(plan, (each) => [each.package, each.from]),
  packages: once(commissioned, (each) => [each.package]),
  /** A provider's written case for a bonus, and whether it was accepted. */
  cases: once(z.strictObject({ provider: reference, isAccepted: z.boolean() }), ({ provider }) => [provider]),
  flexes: once(flex, (each) => [each.package, each.startedAt]),
  declined: once(refusal, (each) => [each.provider, each.referral, each.on]),
  drawdowns: once(drawdown, (each) => [each.package, each.from]),
  demand: once(demand, (each) => [each.area, each.service, each.from]),
};
export type Part = keyof typeof parts;

/**
 * What was recorded, checked once for every model that reads it.
 *
 * @throws ZodError that names each row and field which cannot be, and what to do
 */
export const recorded = z.strictObject(parts).partial().brand<'Recorded'>();
export type Recorded = z.output<typeof recorded>;
/** The rows of each part. */
export type Rows = { readonly [Each in Part]: z.output<(typeof parts)[Each]> };
export type Delivery = Rows['deliveries'][number];
export type Plan = Rows['plans'][number];
export type Demand = Rows['demand'][number];

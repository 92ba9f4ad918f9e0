import { date, event, label, reference } from '#event-sourcing';
import { role } from '../role.ts';

const of = { framework: reference, area: reference, role, provider: reference, from: date, on: date };

/** Whoever held `role` from `from` holds `into` from `on`: the vacation and the award follow in the same append. */
export class PositionSteppedDown extends event('PositionSteppedDown', { ...of, into: role, reason: label }) {}
/**
 * The position that `provider` held from `from` is `successor`'s from `on`: the vacation, the award and the transfer of
 * history follow in the same append.
 */
export class PositionNovated extends event('PositionNovated', {
  ...of,
  successor: reference,
  evidence: label,
}) {}

export type PositionChangeEvent = PositionSteppedDown | PositionNovated;

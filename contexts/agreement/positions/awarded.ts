import { beyondLimit } from '../award-limit.ts';
import { LimitExceptionUsed } from '../exceptions/limit-exception.events.ts';
import { exceptionFor } from '../exceptions/limit-exception.ts';
import type { Framework, Position } from '../framework.ts';
import { PositionAwarded, type FrameworkEvent } from '../framework.events.ts';
import { demandAwardable } from './demand-awardable.ts';

/**
 * What an award records: within the limits the award, beyond one the approved exception too, which is spent by it
 * (S4:81-89). Throws as `demandAwardable`, and a Rejection `award-limit-exceeded`.
 */
export function awarded(state: Framework, award: Position, admitted: boolean): readonly FrameworkEvent[] {
  const beyond = beyondLimit(state, award, demandAwardable(state, award, admitted));
  const position = new PositionAwarded(award);
  if (!beyond) return [position];
  if (exceptionFor(state.exceptions, award)?.approved !== true) throw beyond;
  const { framework, area, role, provider, from } = award;
  return [position, new LimitExceptionUsed({ framework, area, role, provider, from })];
}

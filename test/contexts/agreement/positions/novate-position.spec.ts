import { framework } from '../../../../contexts/agreement/framework.ts';
import {
  HistoryTransferred,
  PositionAwarded,
  PositionVacated,
  type FrameworkEvent,
} from '../../../../contexts/agreement/framework.events.ts';
import { NovatePosition, novatePosition } from '../../../../contexts/agreement/positions/novate-position.ts';
import { PositionNovated } from '../../../../contexts/agreement/positions/position-change.events.ts';
import { given } from '../../../support/given.ts';
import { adopted, area, established, knownBy, position, positionFacts, transferFacts } from '../events.ts';

const held = new PositionAwarded({
  ...positionFacts('A01', 'primary', 'P01', '2025-01-06', '2030-01-01'),
  rank: 4,
});
const known = { ...knownBy(positionFacts('A01', 'primary', 'P01')), on: '2026-08-01' };
const facts = { ...known, successor: 'P41', evidence: 'Deed of novation 7' };
const novate = (more: Partial<NovatePosition> = {}, admitted = true) =>
  novatePosition(new NovatePosition({ ...facts, ...more }), admitted);
const agreed = (...events: readonly FrameworkEvent[]) =>
  given(
    framework,
    established,
    adopted({ awardLimits: { 1: { primary: 1 } } }),
    ...[area('A01'), area('A02'), ...events],
  );
const novated = [
  new PositionNovated(facts),
  new PositionVacated({ ...known, reason: 'Deed of novation 7' }),
  new PositionAwarded({ ...positionFacts('A01', 'primary', 'P41', '2026-08-01', '2030-01-01'), rank: 4 }),
  new HistoryTransferred(transferFacts('P01', 'P41', '2026-08-01')),
];

describe('novation', () => {
  it('is one append: the position with its end, rank and history is the successor’s from that day', () => {
    agreed(held)
      .when(novate())
      .thenRecords(...novated);
    agreed(held, ...novated)
      .when(novate())
      .thenRecordsNothing();
  });

  it('transfers no history of a reserve provider, nor of what was never held', () => {
    const reserve = position('A01', 'reserve', 'P01');
    const { role: _role, ...rest } = facts;
    agreed(reserve)
      .when(novate({ role: 'reserve' }))
      .thenRecords(
        new PositionNovated({ ...rest, role: 'reserve' }),
        new PositionVacated({ ...known, role: 'reserve', reason: 'Deed of novation 7' }),
        position('A01', 'reserve', 'P41', '2026-08-01'),
      );
    agreed(held)
      .when(novate({ on: '2025-01-06' }))
      .thenRecords(
        new PositionNovated({ ...facts, on: '2025-01-06' }),
        new PositionVacated({ ...known, on: '2025-01-06', reason: 'Deed of novation 7' }),
        new PositionAwarded({
          ...positionFacts('A01', 'primary', 'P41', '2025-01-06', '2030-01-01'),
          rank: 4,
        }),
      );
  });

  it('E44: may take the successor beyond an award limit, which the audit flags', () => {
    agreed(held, position('A02', 'primary', 'P41'))
      .when(novate())
      .thenRecords(...novated);
  });

  it.each<[string, string, Partial<NovatePosition>]>([
    ['of a position that is not there', 'position-unknown', { from: '2025-02-01' }],
    ['after its end', 'vacated-outside-position', { on: '2030-02-01' }],
    ['on the day it ends', 'position-unknown', { on: '2030-01-01' }],
    ['to its holder', 'novated-to-itself', { successor: 'P01' }],
  ])('is refused %s: %s', (_, code, more) => {
    agreed(held).when(novate(more)).thenRejected(code);
  });

  it('is refused to a provider that nobody knows', () => {
    agreed(held).when(novate({}, false)).thenRejected('provider-unknown');
  });
});

import {
  FrameworkEstablished,
  AreaDefined,
  PolicyAdopted,
  PositionAwarded,
  defaultPolicy,
  framework,
} from '../../../../contexts/agreement/index.ts';
import { RateAgreed, UpliftApproved, UpliftProposed } from '../../../../contexts/prices/index.ts';
import { ApproveUplift, approveUplift } from '../../../../contexts/prices/uplifts/approve-uplift.ts';
import { ProposeUplift, proposeUplift } from '../../../../contexts/prices/uplifts/propose-uplift.ts';
import { rates } from '../../../../contexts/prices/rates.ts';
import { folded } from '../../../support/given.ts';

export const of = { framework: 'F1', uplift: 'U1' };
export const area = (reference: string, level: 1 | 2) =>
  new AreaDefined({
    ...{ framework: 'F1', area: reference, name: reference, level },
    ...{ expectedWeeklyMinutes: null, expectedCustomers: null },
  });
export const held = (provider: string, where: string, from: string, to: string | null = null) =>
  new PositionAwarded({ framework: 'F1', area: where, role: 'reserve', provider, from, to, rank: null });
export const agreement = folded(framework, [
  new FrameworkEstablished({
    ...{ framework: 'F1', title: 'Care', authority: 'Council', regime: 'PA2023' },
    ...{ startsOn: '2025-01-06', endsOn: '2031-01-05' },
  }),
  new PolicyAdopted({
    ...{ framework: 'F1', version: 1, effectiveFrom: '2025-01-06', policy: defaultPolicy, reason: 'First' },
  }),
  ...[area('A1', 1), area('A2', 2)],
  ...[held('P1', 'A1', '2025-01-06'), held('P1', 'A2', '2026-09-01'), held('P2', 'A2', '2024-02-29')],
]);
export const agreed = (
  provider: string,
  where: string,
  hourlyPence: number,
  effectiveFrom: string,
  band = 'standard',
) => new RateAgreed({ framework: 'F1', provider, area: where, band, hourlyPence, effectiveFrom });
export const p1 = [
  agreed('P1', 'A1', 1900, '2025-01-06'),
  agreed('P1', 'A1', 2000, '2026-01-05'),
  agreed('P1', 'A1', 2500, '2026-01-05', 'enhanced'),
  agreed('P1', 'A2', 2200, '2026-01-05'),
];
export const p2 = [agreed('P2', 'A2', 1800, '2025-01-06')];
export const everything = { areas: null, levels: null, providers: null, services: null, bands: null };
export const unbounded = {
  leastMilliPercent: null,
  mostMilliPercent: null,
  leastPence: null,
  mostPence: null,
};
export type Plan = ConstructorParameters<typeof ProposeUplift>[0];
export const plan: Plan = {
  ...{ ...of, title: 'Uplift', formula: { kind: 'percent', milliPercent: 3000 }, scope: everything },
  ...{ exceptions: [], bounds: unbounded, rounding: null, effective: { rule: 'fixed', on: '2026-04-01' } },
  evidence: 'Paper 12',
};
export const now = '2026-07-01T08:00:00.000Z';
export const proposal = (more: Partial<Plan> = {}) => new ProposeUplift({ ...plan, ...more });
export const propose = (more: Partial<Plan> = {}, by = 'cm-1') =>
  proposeUplift(proposal(more), agreement, by);
export const proposed = (more: Partial<Plan> = {}) => {
  const rounding = more.rounding ?? defaultPolicy.uplift.rounding;
  const facts = { ...plan, ...more, rounding, belowPractice: false, proposedAt: now, proposedBy: 'cm-1' };
  return new UpliftProposed(facts);
};
export const person = (id: string) => ({ id, isBehind: (author: string) => author === id });
export const ground = {
  agreement,
  rates: new Map([
    ['P1', folded(rates, p1)],
    ['P2', folded(rates, p2)],
  ]),
};
export const approve = (id = 'cm-2', uplift = 'U1') =>
  approveUplift(new ApproveUplift({ framework: 'F1', uplift, decision: 'Cabinet 7' }), person(id), ground);
export const approved = (providers = ['P1', 'P2'], uplift = 'U1') =>
  new UpliftApproved({
    ...{ framework: 'F1', uplift, decision: 'Cabinet 7', providers, approvedAt: now, approvedBy: 'cm-2' },
  });

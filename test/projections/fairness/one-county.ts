import type { PolicyOverrides } from '../../../contexts/agreement/merge-policy.ts';
import { fairness, type Finding, type FindingCode } from '../../../projections/fairness/index.ts';
import { County } from '../../support/county.ts';

export const county = (overrides: PolicyOverrides = {}) =>
  new County('CSH-2025', overrides)
    .area('A1')
    .area('A2', 2)
    .provider('P1')
    .position('A1', 'primary', 'P1')
    .position('A1', 'secondary', 'P2')
    .position('A1', 'reserve', 'P3')
    .position('A2', 'primary', 'P1')
    .position('A2', 'reserve', 'P3')
    .referral('R1', 'A1')
    .referral('R2', 'A2');
/** The findings of one kind. */
export const of = (county: County, code: FindingCode): readonly Finding[] =>
  fairness(county.views(), {}).findings.filter((finding) => finding.code === code);
export const offer = { referral: 'R1', outcome: 'declined', offeredAt: '2026-05-04T12:00:00Z' } as const;
export const toReserve = { ...offer, role: 'reserve', provider: 'P3' } as const;
export const toPrimary = { ...offer, role: 'primary', provider: 'P1' } as const;
export const toSecondary = { ...offer, role: 'secondary', provider: 'P2' } as const;

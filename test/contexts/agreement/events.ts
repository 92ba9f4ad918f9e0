import {
  AreaDefined,
  AreaRedrawn,
  HistoryTransferred,
  PolicyAdopted,
  PositionAwarded,
  FrameworkEstablished,
} from '../../../contexts/agreement/framework.events.ts';
import type { Level, Role } from '../../../contexts/agreement/framework.events.ts';
import { mergePolicy, type PolicyOverrides } from '../../../contexts/agreement/merge-policy.ts';
import { defaultPolicy } from '../../../contexts/agreement/policy-document.ts';

const framework = 'CSH-2025';

export const terms = {
  framework,
  title: 'Care and Support at Home',
  authority: 'Westmarch Council',
  regime: 'PCR2015',
  startsOn: '2025-01-06',
  endsOn: '2031-01-05',
} as const;

export const established = new FrameworkEstablished(terms);

export const adopted = (
  overrides: PolicyOverrides = {},
  { version = 1, effectiveFrom = '2025-01-06' }: { version?: number; effectiveFrom?: string } = {},
) =>
  new PolicyAdopted({
    framework,
    version,
    effectiveFrom,
    policy: mergePolicy(defaultPolicy, overrides),
    reason: version === 1 ? 'Adopted with the framework agreement' : 'Cabinet decision 12',
  });

export const areaFacts = (area: string, level: Level = 1) => ({
  framework,
  area,
  name: `Area ${area}`,
  level,
  expectedWeeklyMinutes: 48_000,
  expectedCustomers: 80,
});
export const area = (reference: string, level: Level = 1) => new AreaDefined(areaFacts(reference, level));

export const positionFacts = (
  area: string,
  role: Role,
  provider: string,
  from = '2025-01-06',
  to: string | null = null,
) => ({ framework, area, role, provider, from, to, rank: null });
export const position = (...facts: Parameters<typeof positionFacts>) =>
  new PositionAwarded(positionFacts(...facts));

/** What tells a position from others. */
export const knownBy = ({
  framework,
  area,
  role,
  provider,
  from,
}: Pick<PositionAwarded, 'framework' | 'area' | 'role' | 'provider' | 'from'>) => ({
  framework,
  area,
  role,
  provider,
  from,
});

export const transferFacts = (from: string, to: string, on: string) => ({
  framework,
  area: 'A01',
  role: 'primary' as const,
  from,
  to,
  on,
  evidence: 'Deed of novation 7',
});
export const transferred = (...facts: Parameters<typeof transferFacts>) =>
  new HistoryTransferred(transferFacts(...facts));
export const redrawnFacts = (area: string, ...into: readonly string[]) => ({
  framework,
  area,
  into: [...into],
  on: '2026-07-01',
  reason: 'Cabinet decision 14',
});
export const redrawn = (...facts: Parameters<typeof redrawnFacts>) => new AreaRedrawn(redrawnFacts(...facts));

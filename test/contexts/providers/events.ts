import {
  OffersPaused,
  OffersResumed,
  ProviderAdmitted,
  ProviderReinstated,
  ProviderScopeRecorded,
  type ProviderNeed,
  ProviderSuspended,
  SuspensionCorrected,
} from '../../../contexts/providers/provider.events.ts';

const provider = 'P01';

export const providerFacts = {
  provider,
  name: 'Harbour Living',
  cqcRating: 'Good',
  joinedOn: '2025-01-06',
} as const;

export const admitted = new ProviderAdmitted(providerFacts);
export const suspended = (from: string, reason = 'CQC_CONCERN') =>
  new ProviderSuspended({ provider, from, reason });
export const reinstated = (from: string, on: string) => new ProviderReinstated({ provider, from, on });
export const suspensionCorrected = (from: string, to: string | null) =>
  new SuspensionCorrected({ provider, from, to, reason: 'CQC_CONCERN' });

const inFramework = { provider, framework: 'CSH-2025' };
export const pauseFacts = (from: string, to: string | null = null, area: string | null = 'A01') => ({
  ...inFramework,
  area,
  from,
  to,
});
export const paused = (...facts: Parameters<typeof pauseFacts>) => new OffersPaused(pauseFacts(...facts));
export const resumed = (from: string, on: string, area: string | null = 'A01') =>
  new OffersResumed({ ...inFramework, area, from, on });
export const outOfScope = (...needs: readonly ProviderNeed[]) =>
  new ProviderScopeRecorded({ provider, outOfScope: [...needs] });

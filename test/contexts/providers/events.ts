import {
  ProviderAdmitted,
  ProviderReinstated,
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

import type { Aggregates } from '#event-sourcing';
import { defaultPolicy, framework, policyOn } from '../../agreement/index.ts';
import type { GivenEarlier, PolicyOn } from './about-offer.ts';

interface Framed {
  readonly framework: string;
}

/** The policies of a framework. */
export async function policiesOf(aggregates: Aggregates, about: Framed): Promise<PolicyOn> {
  const { policies } = await aggregates.load(framework, about.framework);
  return (date) => policyOn(policies, date);
}

/** The same, read only for an answer given earlier: one that is given now is taken whatever the policy says of others. */
export const policiesForAnswer = async (
  aggregates: Aggregates,
  about: Framed & GivenEarlier,
): Promise<PolicyOn> =>
  about.answeredAt === undefined ? () => defaultPolicy : policiesOf(aggregates, about);

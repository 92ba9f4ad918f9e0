import { type Aggregates, type Instant, localDate } from '#event-sourcing';
import { contains } from '../../agreement/index.ts';
import { provider } from '../../providers/index.ts';

/** Whether the council has suspended a provider on the day of an instant. */
export async function isSuspended(aggregates: Aggregates, who: string, at: Instant): Promise<boolean> {
  const { suspensions } = await aggregates.load(provider, who);
  return suspensions.some((suspension) => contains(suspension, localDate(at)));
}

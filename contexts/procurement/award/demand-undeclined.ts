import { Rejection } from '#event-sourcing';
import type { Tender } from '../tender.ts';

/** Refused `award-declined` while somebody was decided for what it declined. */
export function demandUndeclined({ award, declined }: Pick<Tender, 'award' | 'declined'>): void {
  const back = declined.find(({ area, role, provider }) =>
    award?.awards.some((line) => line.area === area && line.role === role && line.provider === provider),
  );
  if (back)
    throw new Rejection(
      'award-declined',
      `${back.provider} declined to be ${back.role} in ${back.area}: decide the award again.`,
    );
}

import type { LocalDate } from '#event-sourcing';
import type { QueryBus } from '@nestjs/cqrs';
import type { Pause } from '../../../projections/providers/index.ts';
import { FindNames } from '../find-names.ts';

/** Where the provider that looks takes nothing, today or from a later day on; a pause that never began is none. */
export async function ownPauses(
  queries: QueryBus,
  framework: string,
  today: LocalDate,
): Promise<readonly Pause[]> {
  const { providers } = await queries.execute(new FindNames({}));
  return providers
    .flatMap(({ pauses }) => pauses)
    .filter(({ framework: of, from, to }) => of === framework && (to === null || (today < to && from < to)));
}

import type { ProviderScope } from '#access';
import { addDays, type LocalDate, type Views } from '#event-sourcing';
import { allFrameworks, type Transfer } from '../frameworks/index.ts';
import type { Estate } from '../scope/index.ts';

/** Who was offered something in which position. */
type Held = Pick<Transfer, 'area' | 'role'> & { readonly provider: string };

/**
 * Whoever inherited what a provider was offered in a position on a date, and whoever inherited it from those, each
 * once; never the provider itself (domain E29).
 */
export function heirsOf(
  transfers: readonly Transfer[],
  { area, role, provider }: Held,
  offeredOn: LocalDate,
): readonly string[] {
  const estate = transfers.filter((each) => each.area === area && each.role === role && offeredOn < each.on);
  const found = new Set([provider]);
  for (const holder of found) for (const { from, to } of estate) if (from === holder) found.add(to);
  found.delete(provider);
  return [...found];
}

/** Everything that a provider has inherited on record, from whoever and however far back. */
export const inheritedBy = (views: Views, scope: ProviderScope): readonly Estate[] =>
  allFrameworks(views).flatMap(({ framework, transfers }) =>
    transfers
      .filter((each) =>
        heirsOf(transfers, { ...each, provider: each.from }, addDays(each.on, -1)).some((heir) =>
          scope.covers(heir),
        ),
      )
      .map(({ area, role, from, on }) => ({ framework, area, role, provider: from, before: on })),
  );

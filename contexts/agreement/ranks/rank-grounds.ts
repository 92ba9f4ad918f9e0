import type { LocalDate } from '#event-sourcing';
import type { Role } from '../role.ts';
import type { RankGround } from './ranking.ts';

/** Where the figures come from by which ranks are reviewed; the composition root binds it. */
export abstract class RankGrounds {
  /** Of each of these providers what counts in the window [from, to], and its rate for the area on `on`. */
  abstract of(question: {
    readonly framework: string;
    readonly area: string;
    readonly role: Role;
    readonly providers: readonly string[];
    readonly window: { readonly from: LocalDate; readonly to: LocalDate };
    readonly on: LocalDate;
  }): Promise<readonly RankGround[]>;
}

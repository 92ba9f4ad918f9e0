import type { Rule } from '#access';
import type { CommandClass, LocalDate } from '#event-sourcing';
import type { FrameworkRow } from '../../../projections/frameworks/index.ts';
import type { Choice, Field } from '../forms/field.ts';
import type { Search } from '../question.ts';

/** What the forms of positions are filled from. */
export interface DeedGround {
  readonly framework: FrameworkRow;
  readonly areas: readonly Choice[];
  readonly providers: readonly Choice[];
  /** What the address names: an area, a role, a provider, a day. */
  readonly search: Search;
  readonly today: LocalDate;
}

/** Something that the council does with the positions of a framework. */
export interface PositionDeed {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: string;
  readonly done: string;
  readonly grave?: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  /** What the address must name, which is not for the form to say. */
  readonly of: readonly ('area' | 'role' | 'provider' | 'from')[];
  readonly where?: (ground: DeedGround) => Readonly<Record<string, unknown>>;
  readonly fields: (ground: DeedGround) => readonly Field[];
}

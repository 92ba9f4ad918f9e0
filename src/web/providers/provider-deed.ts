import type { Rule } from '#access';
import type { CommandClass, LocalDate } from '#event-sourcing';
import type { Availability } from '../../../projections/areas/index.ts';
import type { Parties } from '../../../projections/providers/index.ts';
import type { Field } from '../forms/field.ts';

/** Something that the council does with a provider. */
export interface ProviderDeed {
  /** In the address. */
  readonly name: string;
  readonly text: string;
  readonly does: string;
  readonly done: string;
  readonly grave: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  /** What of the command is not for the form to say, beside the provider. */
  readonly where?: (framework: string) => Readonly<Record<string, unknown>>;
  readonly when: (standing: Availability) => boolean;
  readonly fields: (today: LocalDate, parties: Parties) => readonly Field[];
}

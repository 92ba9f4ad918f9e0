import type { CommandClass } from '#event-sourcing';
import type { Rule } from '#access';
import type { Field } from './field.ts';

/** Something that is done by a page with one form, which asks a command. */
export interface Deed {
  /** What the page is called. */
  readonly title: string;
  /** What it is done with: it stands above the title. */
  readonly about: string;
  /** What comes of it: each a paragraph above the fields. */
  readonly does: readonly string[];
  /** What should be looked at once more before it is done. */
  readonly facts?: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly Field[];
  readonly button: string;
  /** Whether it takes something away. */
  readonly grave?: boolean;
  readonly command: CommandClass & { readonly rule: Rule };
  /** What of the command is not for the form to say. */
  readonly where: Readonly<Record<string, unknown>>;
  /** Where the form is sent. */
  readonly action: string;
  /** The page from which one came, and to which one comes when it is done. */
  readonly back: string;
  /** In the address of that page: the word for what was done. */
  readonly done: string;
}

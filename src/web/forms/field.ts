/** One of the values that a field can have. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: { readonly text: string };
}

/**
 * A field of a form, which fills the field of the same name of a command. Left empty it is left out of the command, or
 * null where the command says so, and else asked for.
 */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /**
   * `day` is a text field with a calendar beside it where script runs. Of checkboxes the text is the values that are
   * ticked, with a space between; none is a value too.
   */
  readonly kind: 'text' | 'textarea' | 'radios' | 'checkboxes' | 'select' | 'day';
  /** Of radios, checkboxes and select. */
  readonly choices?: readonly Choice[];
  /** Characters that it is made for. */
  readonly width?: 5 | 10 | 20;
  /** What stands in it at first. */
  readonly value?: string | undefined;
  /** What the text typed means; undefined: nothing. Left out: the text itself. */
  readonly read?: (typed: string) => unknown;
  /** What to do when it is empty, or means nothing, in a sentence without its full stop. */
  readonly wrong: string;
}

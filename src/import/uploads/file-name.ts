import { UnreadableInput } from '../unreadable-input.ts';

const fit = /^[\p{L}\p{N}][\p{L}\p{N} ._()-]{0,99}\.(?:csv|xlsx|json|zip)$/iu;

/**
 * The name under which a sent file is kept: without the folders that it was sent with.
 *
 * @throws UnreadableInput when nothing like it can be imported
 */
export function keptName(sent: string): string {
  const name = sent.split(/[/\\]/).at(-1)?.normalize('NFC') ?? '';
  if (fit.test(name)) return name;
  const shown = JSON.stringify(name.slice(0, 100));
  throw new UnreadableInput(
    `${shown} cannot be imported: send files whose names end in .csv, .xlsx or .zip, or framework.json, with ` +
      'letters, digits, spaces, dots and dashes in their names.',
  );
}

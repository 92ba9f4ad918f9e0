/**
 * The input as a whole cannot be read, or was asked for wrongly: no such path, not UTF-8, a missing column, a workbook
 * that is a bomb. Nothing was recorded; the message says what to do. The command line ends with status 2.
 */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
}

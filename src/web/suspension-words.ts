import { codeWords } from './wording.ts';

/** Why the council suspends a provider. */
export const suspensionReasons = [
  { value: 'CQC_CONCERN', text: 'A concern of the regulator’s' },
  { value: 'SAFEGUARDING', text: 'Safeguarding' },
  { value: 'QUALITY', text: 'Poor quality' },
  { value: 'FINANCE', text: 'Its finances' },
  { value: 'OTHER', text: 'Another reason' },
];

/** An import may know other reasons. */
export const suspensionWords = (code: string): string =>
  suspensionReasons.find(({ value }) => value === code)?.text ?? codeWords(code);

/** What was typed into a field of a form: one line of text, empty where there is none or several. */
export function typed(form: unknown, field: string): string {
  const value = (form as Readonly<Record<string, unknown>> | null | undefined)?.[field];
  return typeof value === 'string' ? value : '';
}

/** A code of digits, which people write in groups. */
export const typedCode = (form: unknown, field: string): string => typed(form, field).replaceAll(/\s/g, '');

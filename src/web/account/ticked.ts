/** The values of the checkboxes of one name that were ticked. */
export function ticked(form: unknown, field: string): readonly string[] {
  const sent = (form as Readonly<Record<string, string | readonly string[]>> | null | undefined)?.[field];
  if (sent === undefined) return [];
  return typeof sent === 'string' ? [sent] : sent;
}

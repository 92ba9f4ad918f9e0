import { Rejection } from '#event-sourcing';
import type { FieldProblem } from '../sign-in/form-page.ts';

/**
 * Does the work; what the house refuses is a problem of the form, at the field that the code is about, or at the form
 * itself (`form`). Empty when it was done. Other errors are thrown on.
 */
export async function refused(
  work: () => Promise<unknown>,
  fields: Readonly<Record<string, string>> = {},
): Promise<readonly FieldProblem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return [{ field: fields[error.code] ?? 'form', text: error.message }];
  }
}

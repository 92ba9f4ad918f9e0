import { Rejection } from '#event-sourcing';
import type { Framework } from './framework.ts';

/** The framework's terms; refused `framework-unknown` when there is no such framework. */
export function established({ terms }: Framework, reference: string): NonNullable<Framework['terms']> {
  if (terms) return terms;
  throw new Rejection('framework-unknown', `There is no framework ${reference}: establish it first.`);
}

import { type Aggregates, type Author, originInForce } from '#event-sourcing';
import { conflict } from './conflict.ts';

/** A person who asks, with the providers in which that person has an interest (domain E54). */
export interface Asker {
  readonly person: string;
  readonly interests: ReadonlySet<string>;
}

/** The person behind an author: a token's owner, an operator's account. */
export const personBehind = ({ id }: Author): string => id.split('.').at(-1) ?? id;

/** Who of the council's people asks now; null when it is Evenhand itself, or a provider. */
export async function askerNow(aggregates: Aggregates): Promise<Asker | null> {
  const by = originInForce()?.by;
  if (!by || by.kind === 'system' || by.role === 'provider') return null;
  const person = personBehind(by);
  const declared = await aggregates.load(conflict, person);
  return { person, interests: new Set([...declared].flatMap(([each, held]) => (held ? [each] : []))) };
}

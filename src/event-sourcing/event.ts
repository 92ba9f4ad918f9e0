import { z } from 'zod';
import type { RecordedEvent } from './event-store.ts';

/** A fact of the domain: its payload, and its type on the prototype. */
export interface DomainEvent {
  readonly type: string;
}

/** The event of a union `E` that has type `T`. */
export type OfType<E extends DomainEvent, T extends E['type']> = Extract<E, { readonly type: T }>;

type Payload = Readonly<Record<string, unknown>>;

/** Turns the payload of one version into that of the next. */
export type Upcast = (payload: Payload) => Payload;

export interface EventClass {
  readonly type: string;
  readonly version: number;
  readonly schema: z.ZodObject;
  readonly upcasts: Readonly<Record<number, Upcast>>;
}

const classes = new Map<string, EventClass>();

/**
 * Makes the class of an event: one schema types it, checks it when it is made and documents it.
 * The type is the storage format, for ever; a new shape is a new `version` with an upcast from each older one.
 *
 * @example class OfferAccepted extends event('OfferAccepted', { offer: reference, decidedAt: instant }) {}
 */
export function event<const T extends string, S extends z.ZodRawShape>(
  type: T,
  shape: S,
  { version = 1, upcasts = {} }: { version?: number; upcasts?: Readonly<Record<number, Upcast>> } = {},
) {
  if (classes.has(type)) throw new Error(`Two events are called ${type}: an event's type is unique.`);
  const schema = z.strictObject(shape);
  class Event {
    static readonly type = type;
    static readonly version = version;
    static readonly schema = schema;
    static readonly upcasts = upcasts;
    declare readonly type: T;
    constructor(payload: z.input<typeof schema>) {
      Object.assign(this, schema.parse(payload));
    }
  }
  Object.defineProperty(Event.prototype, 'type', { value: type });
  classes.set(type, Event);
  return Event as unknown as {
    new (payload: z.input<typeof schema>): { readonly type: T } & z.output<typeof schema>;
    readonly type: T;
    readonly version: number;
    readonly schema: typeof schema;
    readonly upcasts: Readonly<Record<number, Upcast>>;
  };
}

/** Every event class that has been imported, by type. */
export const eventClasses: ReadonlyMap<string, EventClass> = classes;

/** The payload as today's code knows it: stored versions are never rewritten, only read anew. */
export function current(recorded: RecordedEvent): Payload {
  const known = classes.get(recorded.type);
  let payload = recorded.data;
  for (let tv = recorded.tv; known && tv < known.version; tv++) {
    const upcast = known.upcasts[tv];
    if (!upcast) throw new Error(`${recorded.type} version ${tv} has no upcast to version ${tv + 1}.`);
    payload = upcast(payload);
  }
  return payload;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { v5, v7 } from 'uuid';
import type { Instant } from './fields.ts';

/** Who recorded a fact: an account, a token, the system itself or an import; never a person's name. */
export interface Author {
  readonly kind: 'user' | 'token' | 'system' | 'import';
  readonly id: string;
  readonly role: string;
}

/** Why something is being done: goes into the envelope of every event that comes of it. */
export interface Origin {
  readonly by: Author;
  /** Shared by everything that follows from one request. */
  readonly corr: string;
  /** An event id, a command id, or `import:offers.csv#17`. */
  readonly cause: string;
  /** When given, event ids are derived from it: the same request sent twice stores nothing twice. */
  readonly key?: string;
  /** When it happened in the world, if that is not now. */
  readonly occurred?: Instant;
}

const origins = new AsyncLocalStorage<Origin>();

/** Everything recorded inside `work` bears this origin. */
export const withOrigin = <T>(origin: Origin, work: () => T): T => origins.run(origin, work);

/** The origin in force; undefined when there is none. */
export const originInForce = (): Origin | undefined => origins.getStore();

/** The origin in force. Recording without one is a bug: a fact without an author is worth nothing to an auditor. */
export function currentOrigin(): Origin {
  const origin = originInForce();
  if (!origin) throw new Error('Nothing may be recorded outside withOrigin(): say who does it and why.');
  return origin;
}

/** A fresh origin for one request of `by`. */
export function originOf(by: Author, more: Partial<Omit<Origin, 'by'>> = {}): Origin {
  const id = v7();
  return { by, corr: id, cause: `command:${id}`, ...more };
}

const namespace = '6f1d3c52-4c43-5d0a-9f0e-0a3b0a6f7c11';

/** The same id for the same parts, in every process and for ever (uuid v5). */
export const deterministicId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), namespace);

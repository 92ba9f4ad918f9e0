import type { Clock } from '#event-sourcing';
import type { Session } from 'fastify';

/** So many are kept of each kind, of which the oldest go first. */
const most = { half: 10_000, elsewhere: 50_000, bare: 10_000 } as const;
type Kind = keyof typeof most;
const kindOf = ({ pending, enrolment, oidc }: Session): Kind => {
  if (pending ?? enrolment) return 'half';
  return oidc ? 'elsewhere' : 'bare';
};

interface Anonymous {
  readonly content: string;
  readonly since: number;
}

/**
 * Sessions of nobody yet, by the hash of their id, only in memory: of whoever has shown something (a password, a link),
 * is at the sign-in of the council, or only looks at a page. Whoever asks for many pages throws nobody out who is
 * half-way in.
 */
export class AnonymousSessions {
  readonly #kept: Readonly<Record<Kind, Map<string, Anonymous>>> = {
    half: new Map(),
    elsewhere: new Map(),
    bare: new Map(),
  };

  constructor(
    private readonly clock: Clock,
    /** Milliseconds. */
    private readonly idle: number,
  ) {}

  keep(key: string, session: Session, content: string): void {
    const kind = kindOf(session);
    const alike = this.#kept[kind];
    alike.set(key, { content, since: this.#now() });
    const [oldest] = alike.keys();
    if (alike.size > most[kind] && oldest !== undefined) alike.delete(oldest);
  }

  get(key: string): string | undefined {
    const { half, elsewhere, bare } = this.#kept;
    const found = half.get(key) ?? elsewhere.get(key) ?? bare.get(key);
    if (!found || this.#now() - found.since <= this.idle) return found?.content;
    this.forget(key);
    return undefined;
  }

  /** Whether there was one. */
  forget(key: string): boolean {
    return Object.values(this.#kept).filter((alike) => alike.delete(key)).length > 0;
  }

  #now(): number {
    return Date.parse(this.clock.now());
  }
}

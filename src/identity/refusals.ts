import { Principal } from '#access';
import { type Clock, originOf, withOrigin } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { CountRefusals } from '../../contexts/accounts/count-refusals.ts';

export type RefusalKind = 'sign-in' | 'second-factor' | 'token' | 'link' | 'not-allowed' | 'csrf';

interface Refusal {
  readonly kind: RefusalKind;
  readonly user: string | null;
  count: number;
}

/** Refusals of one minute that are told apart; the rest is counted together, by kind. */
const most = 40;

/**
 * Counts whom this process turned away, and records it once a minute: an attacker can neither grow the log nor pass
 * unseen. What is counted within the last minute is lost when the process is killed.
 */
export class Refusals {
  #counted = new Map<string, Refusal>();
  #recording: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly clock: Clock,
    private readonly commands: CommandBus,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#timer = setInterval(() => void this.flush(), 60_000).unref();
  }

  /** One more; null: of nobody who is known. */
  count(kind: RefusalKind, user: string | null, times = 1): void {
    const known = this.#counted.has(`${kind}/${user}`) || this.#counted.size < most ? user : null;
    const refusal = this.#counted.get(`${kind}/${known}`) ?? { kind, user: known, count: 0 };
    refusal.count += times;
    this.#counted.set(`${kind}/${known}`, refusal);
  }

  /** Records what was counted; what cannot be recorded just now is counted on. */
  flush(): Promise<void> {
    return (this.#recording = this.#recording.then(() => this.#record()));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #record(): Promise<void> {
    const refusals = [...this.#counted.values()];
    if (refusals.length === 0) return;
    this.#counted = new Map();
    const minute = `${this.clock.now().slice(0, 16)}:00.000Z`;
    try {
      await withOrigin(originOf(Principal.system('identity')), () =>
        this.commands.execute(new CountRefusals({ minute, refusals })),
      );
    } catch (error) {
      for (const { kind, user, count } of refusals) this.count(kind, user, count);
      this.failed(error);
    }
  }
}

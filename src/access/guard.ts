import type { ICommandPublisher, IQueryPublisher } from '@nestjs/cqrs';
import { NotAllowed } from './not-allowed.ts';
import { Principal } from './principal.ts';
import { Rule } from './rule.ts';

/**
 * Stands at both buses, which show it each message before any handler sees it: pages, API, command line and policies
 * ask through them and obey the same rules. What is not allowed is refused: a message without a rule, one that nobody
 * asks, and one whose rule names no role of the one who asks.
 */
export class Guard implements ICommandPublisher, IQueryPublisher {
  /** @throws NotAllowed */
  publish(message: object): void {
    const { name, rule } = message.constructor as { readonly name: string; readonly rule?: unknown };
    if (!(rule instanceof Rule))
      throw new NotAllowed(
        `Nothing says who may ask ${name}, and so nobody may. This is a fault of Evenhand.`,
      );
    const asker = Principal.inForce();
    if (!asker) throw new NotAllowed(`Only somebody who is known may ask ${name}.`);
    if (rule.allows(asker)) return;
    const may = rule.roles.join(', ');
    throw new NotAllowed(
      `${name} is for ${may}. You are asking as ${asker.role || 'somebody without a role'}.`,
    );
  }
}

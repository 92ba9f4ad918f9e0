import type { ICommandPublisher, IQueryPublisher } from '@nestjs/cqrs';
import { NotAllowed } from './not-allowed.ts';
import { Principal } from './principal.ts';
import type { Role } from './role.ts';
import { Rule } from './rule.ts';

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const both = new Intl.ListFormat('en-GB');
const inWords = (role: Role) => role.replace('-', ' ');

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
    throw new NotAllowed(
      `This is for whoever is ${either.format(rule.roles.map(inWords))}. ` +
        `You are here as ${both.format(asker.roles.map(inWords)) || 'somebody without a role'} (${name}).`,
    );
  }
}

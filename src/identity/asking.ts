import { Principal } from '#access';
import { originOf, Projections, type Receipt, withOrigin } from '#event-sourcing';
import { Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';

/** Asks commands about accounts, and waits until the views know what came of them: the next request relies on it. */
@Injectable()
export class Asking {
  constructor(
    private readonly commands: CommandBus,
    private readonly projections: Projections,
  ) {}

  /** Rejects as the command does, and with ViewsNotReady. */
  async as(asker: Principal, command: Command<Receipt>): Promise<void> {
    const { position } = await withOrigin(originOf(asker), () => this.commands.execute(command));
    if (position !== null) await this.projections.reached(position);
  }

  /** For what people do with their own account, when it is known that it is they. Rejects likewise. */
  async ofItself(command: Command<Receipt>): Promise<void> {
    await this.as(Principal.system('identity'), command);
  }
}

import { Injectable } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { Policies } from '#event-sourcing';
import { setTimeout } from 'node:timers/promises';
import { refused } from '../account/refused.ts';
import type { FieldProblem } from '../sign-in/form-page.ts';

/** Milliseconds. */
const patience = 1_000;

/** Does what a form asks, and gives what follows by itself a moment, so that the next page shows it too. */
@Injectable()
export class FormCommands {
  constructor(
    private readonly commands: CommandBus,
    private readonly policies: Policies,
  ) {}

  /**
   * What the house refuses, as a problem of the form or of the field that `fields` has for its code; empty when it was
   * done. Other errors are thrown on.
   */
  async ask(
    command: ICommand,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<readonly FieldProblem[]> {
    const problems = await refused(() => this.commands.execute(command), fields);
    if (problems.length === 0) await this.settle();
    return problems;
  }

  private async settle(): Promise<void> {
    const waiting = new AbortController();
    const long = setTimeout(patience, undefined, { signal: waiting.signal });
    // What is stuck is told elsewhere; what was asked for is done.
    const followed = this.policies.settled().catch(() => undefined);
    await Promise.race([followed, long]);
    waiting.abort();
    await long.catch(() => undefined);
  }
}

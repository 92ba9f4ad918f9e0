import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, label, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { established } from './established.ts';
import { framework, type Framework } from './framework.ts';
import { HistoryTransferred, role, type FrameworkEvent } from './framework.events.ts';
import { contains } from './interval.ts';

/**
 * A successor's figures begin with its predecessor's in that position (domain E29): what `from` was offered before `on`
 * counts for `to`. Reserve providers have no figures.
 */
export class TransferHistory extends command(
  {
    framework: reference,
    area: reference,
    role: role.exclude(['reserve']),
    from: reference,
    to: reference,
    on: date,
    evidence: label,
  },
  mayBeAskedBy('contract-manager'),
) {}

export const transferHistory =
  (transfer: TransferHistory): Decide<Framework, FrameworkEvent> =>
  (state) => {
    established(state, transfer.framework);
    const { area, role, from, to, on, evidence } = transfer;
    const position = `as ${role} in ${area}`;
    const known = state.transfers.find(
      (each) => each.area === area && each.role === role && each.from === from && each.to === to,
    );
    if (known?.on === on && known.evidence === evidence) return [];
    if (known)
      throw new Rejection(
        'history-transferred',
        `${to} has the history of ${from} ${position} since ${known.on}: that stands.`,
      );
    if (from === to)
      throw new Rejection('history-is-its-own', `${to} has its own history: name another predecessor.`);
    const held = state.positions.filter((each) => each.area === area && each.role === role);
    if (!held.some((each) => each.provider === from && each.from < on))
      throw new Rejection(
        'position-unknown',
        `${from} had no position ${position} before ${on}: name who had it.`,
      );
    if (!held.some((each) => each.provider === to && contains(each, on)))
      throw new Rejection(
        'successor-without-position',
        `${to} has no position ${position} on ${on}: award it first.`,
      );
    return [new HistoryTransferred(transfer)];
  };

@CommandHandler(TransferHistory)
export class TransferHistoryHandler implements ICommandHandler<TransferHistory> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(transfer: TransferHistory) {
    return this.aggregates.transact(framework, transfer.framework, transferHistory(transfer));
  }
}

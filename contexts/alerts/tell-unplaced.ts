import { command, mayBeAskedBy } from '#access';
import { Aggregates, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type Referral, referral } from '../referrals/index.ts';
import { alert } from './alert.ts';
import { type Condition, conditionName } from './alert-name.ts';
import { EndAlert, endAlert } from './end-alert.ts';
import { RaiseAlert, raiseAlert } from './raise-alert.ts';

/** Tells the council that nobody took a referral, or that this is over. `through`: the position of what says so. */
export class TellUnplaced extends command(
  { framework: reference, referral: reference, through: z.int().min(0) },
  mayBeAskedBy('system'),
) {}

/** What to tell about a referral as it stands. */
export function unplacedAlert(
  { framework, referral: subject, through }: TellUnplaced,
  { need, unplaced, placed, withdrawn, split }: Referral,
): RaiseAlert | EndAlert {
  const condition: Condition = { kind: 'referral-unplaced', framework, about: subject };
  if (!unplaced || placed || withdrawn || split) return new EndAlert({ ...condition, through });
  const finding = 'Every step of the order was tried, and nobody took the referral.';
  return new RaiseAlert({
    ...{ ...condition, provider: null, area: need?.area ?? null, subject, finding, dueAt: null, through },
  });
}

@CommandHandler(TellUnplaced)
export class TellUnplacedHandler implements ICommandHandler<TellUnplaced> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(tell: TellUnplaced) {
    const state = await this.aggregates.load(referral, `${tell.framework}-${tell.referral}`);
    const told = unplacedAlert(tell, state);
    const decide = told instanceof RaiseAlert ? raiseAlert(told) : endAlert(told);
    return this.aggregates.transact(alert, conditionName(told), decide);
  }
}

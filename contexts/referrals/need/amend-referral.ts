import { command, mayBeAskedBy } from '#access';
import { canonicalize, type Decide, reasonCode, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReferralAmended, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { demandArea } from './demand-area.ts';
import { need } from './need.ts';
import { demandChangeable, type Ground, NeedDesk } from './need-desk.ts';
import { takeBack } from './take-back.ts';

/** The need is another one. A material change makes a new version, which is offered anew (domain E16). */
export class AmendReferral extends command(
  { framework: reference, referral: reference, ...need, reason: reasonCode },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** Whatever is new but the urgency is material: what was offered was something else, and is taken back. */
export const amendReferral =
  ({ reason, ...asked }: AmendReferral, ground: Ground): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = demandChangeable(state, ground);
    const amended = { ...known, ...asked };
    if (canonicalize(amended) === canonicalize({ ...known })) return [];
    demandArea(ground.framework, asked.area);
    const material = canonicalize({ ...amended, urgency: known.urgency }) !== canonicalize({ ...known });
    const version = known.version + (material ? 1 : 0);
    return [
      ...(material ? takeBack(state, known, now, 'NEED_CHANGED') : []),
      new ReferralAmended({ ...amended, version, reason }),
    ];
  };

@CommandHandler(AmendReferral)
export class AmendReferralHandler implements ICommandHandler<AmendReferral> {
  constructor(private readonly desk: NeedDesk) {}

  execute(amend: AmendReferral) {
    return this.desk.transact(amend, (ground) => amendReferral(amend, ground));
  }
}

import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider } from '../providers/index.ts';
import { demandProvider } from './demand-provider.ts';
import { corrects } from './fields.ts';
import { keys, oversight, type Oversight } from './oversight.ts';
import { NoticeCorrected, noticeFacts, NoticeReceived, type OversightEvent } from './oversight.events.ts';
import { say } from './say.ts';

/** The council was told something of a provider: by the regulator, by somebody else, or by itself (domain 2.6, 2.7). */
export class RecordNotice extends command({ ...noticeFacts, corrects }, mayBeAskedBy('contract-manager')) {}

export const recordNotice =
  ({ corrects, ...fact }: RecordNotice, admitted: boolean): Decide<Oversight, OversightEvent> =>
  ({ notices }, now) => {
    demandProvider(admitted, fact.provider);
    return say(
      {
        ...{ known: notices[keys.notice(fact)], fact, on: fact.on, corrects },
        first: (said) => new NoticeReceived(said),
        again: (said) => new NoticeCorrected(said),
      },
      now,
    );
  };

@CommandHandler(RecordNotice)
export class RecordNoticeHandler implements ICommandHandler<RecordNotice> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(record: RecordNotice) {
    const { standing } = await this.aggregates.load(provider, record.provider);
    return this.aggregates.transact(oversight, record.provider, recordNotice(record, standing !== null));
  }
}

import { Guard, Principal } from '#access';
import {
  Aggregates,
  type AnyPolicy,
  Clock,
  current,
  deterministicId,
  type Instant,
  originOf,
  Rejection,
  withOrigin,
} from '#event-sourcing';
import { Global, Module } from '@nestjs/common';
import { CommandBus, CqrsModule, type ICommand } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { PackagesModule } from '../../contexts/packages/packages.module.ts';
import { whenReferralPlaced } from '../../contexts/packages/when-referral-placed.ts';
import { ProvidersModule } from '../../contexts/providers/providers.module.ts';
import { whenPackageReturned } from '../../contexts/referrals/need/when-package-returned.ts';
import { whenReferralSplit } from '../../contexts/referrals/need/when-referral-split.ts';
import { Placements } from '../../contexts/referrals/order/placements.ts';
import { Seeds } from '../../contexts/referrals/order/seeds.ts';
import { whenOfferClosed } from '../../contexts/referrals/order/when-offer-closed.ts';
import { ReferralsModule } from '../../contexts/referrals/referrals.module.ts';
import { referral, type Referral } from '../../contexts/referrals/referral.ts';
import { framework } from './county-at-hand.ts';
import { MemoryLog } from './memory-log.ts';

const policies: readonly AnyPolicy[] = [
  whenOfferClosed,
  whenReferralSplit,
  whenReferralPlaced,
  whenPackageReturned,
];

interface Placed {
  readonly provider: string;
  readonly placedAt: Instant;
}

/** The desk's own handlers and policies over a log in memory: what follows from a command follows before the next. */
export class DeskInMemory {
  readonly log = new MemoryLog();
  #bus!: CommandBus;
  #reacted = 0;

  static async open(): Promise<DeskInMemory> {
    const desk = new DeskInMemory();
    const { log } = desk;
    const clock: Clock = { now: () => log.fault.now(log.now, log.asking) };
    const placements: Placements = {
      lastPlaced: async () => new Map(desk.#placed().map(({ provider, placedAt }) => [provider, placedAt])),
      placed: async () => false,
    };
    const seeds: Seeds = { draw: () => deterministicId(String(log.events.length)).replaceAll('-', '') };

    @Global()
    @Module({
      providers: [
        { provide: Aggregates, useValue: log },
        { provide: Clock, useValue: clock },
        { provide: Placements, useValue: placements },
        { provide: Seeds, useValue: seeds },
      ],
      exports: [Aggregates, Clock, Placements, Seeds],
    })
    class Kernel {}

    const cqrs = CqrsModule.forRoot({ commandPublisher: new Guard() });
    const imports = [cqrs, Kernel, ReferralsModule, PackagesModule, ProvidersModule];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.init();
    desk.#bus = module.get(CommandBus);
    return desk;
  }

  begin(...given: Parameters<MemoryLog['begin']>): void {
    this.log.begin(...given);
    this.#reacted = this.log.events.length;
  }

  get referrals(): readonly string[] {
    return this.log.events
      .filter(({ type }) => type === 'ReferralReceived')
      .map(({ data }) => String(data['referral']));
  }

  referral = (reference: string): Referral => this.log.state(referral, `${framework}-${reference}`);

  /** Asks as somebody; what is refused records nothing, or what the refusal itself is. Any other error is thrown. */
  async ask(command: ICommand, as: Principal): Promise<void> {
    await this.#try(command, as);
    await this.#cascade();
  }

  async #cascade(): Promise<void> {
    for (; this.#reacted < this.log.events.length; this.#reacted++) {
      const recorded = this.log.events[this.#reacted]!;
      for (const policy of policies) {
        const react = policy.react[recorded.type] as
          ((event: object, of: typeof recorded) => readonly ICommand[]) | undefined;
        for (const command of react?.(current(recorded), recorded) ?? [])
          await this.#try(command, Principal.system(`policy:${policy.name}`));
      }
    }
  }

  async #try(command: ICommand, as: Principal): Promise<void> {
    this.log.asking = command.constructor.name;
    try {
      await withOrigin(originOf(as), () => this.#bus.execute(command));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }

  #placed(): readonly Placed[] {
    return this.log.events
      .filter(({ type }) => type === 'PackagePlaced')
      .map(({ data }) => data as unknown as Placed);
  }
}

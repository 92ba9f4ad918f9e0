import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Guard, Principal } from '#access';
import {
  Aggregates,
  Clock,
  EventStore,
  EventStoreDbEventStore,
  Policies,
  Projections,
} from '#event-sourcing';
import { AccountsModule } from '../contexts/accounts/accounts.module.ts';
import { Administrators } from '../contexts/accounts/index.ts';
import { AlertsModule } from '../contexts/alerts/alerts.module.ts';
import { alertsWhenJudged, alertsWhenOffered } from '../contexts/alerts/index.ts';
import { positionsWhenAwardConfirmed } from '../contexts/agreement/positions/positions-when-award-confirmed.ts';
import { vacateWhenProviderExited } from '../contexts/agreement/positions/vacate-when-provider-exited.ts';
import { AgreementModule } from '../contexts/agreement/agreement.module.ts';
import { RankGrounds } from '../contexts/agreement/ranks/rank-grounds.ts';
import { AcceptanceFigures, whenOfferDecided } from '../contexts/performance/index.ts';
import { OversightModule } from '../contexts/oversight/oversight.module.ts';
import { whenReferralPlaced } from '../contexts/packages/index.ts';
import { handBackWhenTransferPlanned } from '../contexts/packages/hand-back-when-transfer-planned.ts';
import { PackagesModule } from '../contexts/packages/packages.module.ts';
import { ContinuityModule } from '../contexts/continuity/continuity.module.ts';
import { transferWhenPackagePlaced } from '../contexts/continuity/index.ts';
import { PerformanceModule } from '../contexts/performance/performance.module.ts';
import { whenUpliftApproved, whenVariationAgreed } from '../contexts/prices/index.ts';
import { ratesWhenBidRatesConfirmed } from '../contexts/prices/rates-when-bid-rates-confirmed.ts';
import { PricesModule } from '../contexts/prices/prices.module.ts';
import { AllocationSolver } from '../contexts/procurement/allocation/allocation-solver.ts';
import { bidRatesWhenAwardConfirmed } from '../contexts/procurement/award/bid-rates-when-award-confirmed.ts';
import { BidSeal } from '../contexts/procurement/bids/bid-seal.ts';
import { ProcurementModule } from '../contexts/procurement/procurement.module.ts';
import { suspendWhenFailureDeclared } from '../contexts/providers/suspend-when-failure-declared.ts';
import { ProvidersModule } from '../contexts/providers/providers.module.ts';
import { Placements } from '../contexts/referrals/index.ts';
import { Seeds } from '../contexts/referrals/order/seeds.ts';
import { whenOfferClosed } from '../contexts/referrals/order/when-offer-closed.ts';
import { whenPackageReturned } from '../contexts/referrals/need/when-package-returned.ts';
import { whenReferralSplit } from '../contexts/referrals/need/when-referral-split.ts';
import { ReferralsModule } from '../contexts/referrals/referrals.module.ts';
import { LiveAcceptanceFigures } from '../projections/acceptance/live-acceptance-figures.ts';
import { LiveAdministrators } from '../projections/accounts/live-administrators.ts';
import { OcidPrefix } from '../projections/open-contracting/index.ts';
import { ProjectionsModule } from '../projections/projections.module.ts';
import { LiveRankGrounds } from '../projections/rank-grounds/live-rank-grounds.ts';
import { LivePlacements } from '../projections/referrals/live-placements.ts';
import { join } from 'node:path';
import { ThreadedAllocationSolver } from './allocation/threaded-allocation-solver.ts';
import { AuditTrailModule } from './audit-trail/audit-trail.module.ts';
import { readConfig } from './config.ts';
import type { DataFolder } from './data-folder.ts';
import { DeliveryModule } from './delivery/delivery.module.ts';
import { HttpModule } from './http/http.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import type { IdentitySetting } from './identity/identity.ts';
import { alertWhenImported } from './import/alert-when-imported.ts';
import { ImportModule } from './import/import.module.ts';
import { KeyFileBidSeal } from './key-file-bid-seal.ts';
import { logLines } from './logging/request-log.ts';
import { RandomSeeds } from './random-seeds.ts';
import { SubscriptionPagesModule } from './web/subscriptions/subscriptions.module.ts';
import { AccountModule } from './web/account/account.module.ts';
import { AdministrationModule } from './web/administration/administration.module.ts';
import { DemonstrationModule } from './web/demonstration/demonstration.module.ts';
import { SignInModule } from './web/sign-in/sign-in.module.ts';
import { ImportPagesModule } from './web/imports/import-pages.module.ts';
import { WebModule } from './web/web.module.ts';

/** A folder has a key of its own; over a server's log every node needs the same one, which somebody gives it. */
const sealOver = (folder: string, store: EventStore, keyFile: string | undefined): BidSeal =>
  keyFile === undefined && !(store instanceof EventStoreDbEventStore)
    ? new KeyFileBidSeal(store, join(folder, 'seal.key'), 'make')
    : new KeyFileBidSeal(store, keyFile);

/** What every context and every view may ask for. */
@Global()
@Module({})
class KernelModule {
  static over({ folder, store, projections, clock }: DataFolder, sealKeyFile?: string): DynamicModule {
    const log = new Logger('policies');
    const policiesOn = (bus: CommandBus) =>
      new Policies(
        folder,
        store,
        projections,
        bus,
        [
          whenReferralPlaced,
          whenPackageReturned,
          whenReferralSplit,
          whenOfferDecided,
          whenOfferClosed,
          whenUpliftApproved,
          whenVariationAgreed,
          positionsWhenAwardConfirmed,
          bidRatesWhenAwardConfirmed,
          ratesWhenBidRatesConfirmed,
          suspendWhenFailureDeclared,
          handBackWhenTransferPlanned,
          transferWhenPackagePlaced,
          vacateWhenProviderExited,
          alertsWhenJudged,
          alertsWhenOffered,
          alertWhenImported,
        ],
        (policy, event, refusal) => log.warn(`${policy}: ${event.type} at ${event.pos}: ${refusal.code}`),
        Principal.system,
      );
    return {
      module: KernelModule,
      providers: [
        { provide: EventStore, useValue: store },
        { provide: Projections, useValue: projections },
        { provide: Clock, useValue: clock },
        { provide: AcceptanceFigures, useClass: LiveAcceptanceFigures },
        { provide: Administrators, useClass: LiveAdministrators },
        { provide: Placements, useClass: LivePlacements },
        { provide: RankGrounds, useClass: LiveRankGrounds },
        { provide: Seeds, useClass: RandomSeeds },
        { provide: AllocationSolver, useClass: ThreadedAllocationSolver },
        { provide: OcidPrefix, useValue: { configured: () => readConfig().ocdsPrefix } },
        { provide: BidSeal, useValue: sealOver(folder, store, sealKeyFile) },
        { provide: Policies, useFactory: policiesOn, inject: [CommandBus] },
        Aggregates,
      ],
      exports: [
        Policies,
        EventStore,
        Projections,
        Clock,
        AcceptanceFigures,
        Administrators,
        Aggregates,
        Placements,
        RankGrounds,
        AllocationSolver,
        BidSeal,
        Seeds,
        OcidPrefix,
      ],
    };
  }
}

/** The composition root: the only file that knows every module. */
@Module({})
export class AppModule {
  /**
   * `logLevel`: writes a line of JSON for each request and each warning; left out, nothing is logged. `identity`: who
   * people are and their pages; left out for whoever sits at the machine. `sealKeyFile`: the key of sealed bids; left out,
   * the folder's own. `webhookAllow`: networks besides the internet to which webhooks may go.
   */
  static over(
    folder: DataFolder,
    logLevel?: string,
    identity?: IdentitySetting,
    sealKeyFile?: string,
    webhookAllow?: readonly string[],
  ): DynamicModule {
    const guard = new Guard();
    return {
      module: AppModule,
      imports: [
        ...(logLevel === undefined ? [] : [logLines(logLevel)]),
        CqrsModule.forRoot({ commandPublisher: guard, queryPublisher: guard }),
        KernelModule.over(folder, sealKeyFile),
        AccountsModule,
        AgreementModule,
        ProvidersModule,
        PricesModule,
        ProcurementModule,
        ReferralsModule,
        PackagesModule,
        OversightModule,
        ContinuityModule,
        PerformanceModule,
        AlertsModule,
        ProjectionsModule,
        ImportModule.over(folder),
        HttpModule,
        WebModule,
        ...(identity
          ? [
              IdentityModule.over(folder, identity),
              DeliveryModule.over(folder, webhookAllow),
              SubscriptionPagesModule,
              AuditTrailModule.over(folder),
              SignInModule,
              AccountModule,
              AdministrationModule,
              ImportPagesModule,
            ]
          : []),
        ...(identity?.demonstration ? [DemonstrationModule] : []),
      ],
    };
  }
}

import { mayBeAskedBy, query } from '#access';
import { Clock, localDate, Projections, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { contains } from '../../contexts/agreement/index.ts';
import { type CarePackageRow, packagesWith } from '../care-packages/index.ts';
import { frameworkNamed, type FrameworkRow } from '../frameworks/index.ts';
import { framework, knownAt } from '../measures/index.ts';
import { providers } from '../providers/index.ts';
import { type FailureRow, failures } from './failures.ts';
import { goingOn } from './find-failures.ts';

/** A provider that does not go on, or might not. */
export interface ProviderContinuity {
  readonly framework: string;
  readonly provider: string;
  /** Its newest failure; null: none was ever declared. */
  readonly failure: FailureRow | null;
  /** Packages that are with it still. */
  readonly packages: readonly CarePackageRow[];
  /** Positions that it holds today. */
  readonly positions: FrameworkRow['positions'];
}

/** How far the council is with a provider that does not go on. Refused `provider-unknown`. */
export class GetFailure extends query(
  { framework, provider: reference, knownAt },
  mayBeAskedBy('contract-manager', 'broker'),
)<ProviderContinuity> {}

@QueryHandler(GetFailure)
export class GetFailureHandler implements IQueryHandler<GetFailure> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute({ framework: named, provider, knownAt }: GetFailure): Promise<ProviderContinuity> {
    const views = await this.projections.views(knownAt);
    const { framework, positions } = frameworkNamed(views, named);
    if (!views.get(providers, provider))
      throw new Rejection(
        'provider-unknown',
        `There is no provider ${provider}: open the list of providers.`,
      );
    const today = localDate(knownAt ?? this.clock.now());
    return {
      ...{ framework, provider, failure: views.get(failures, `${framework}/${provider}`) ?? null },
      packages: packagesWith(views, { framework, provider, standing: goingOn }).toSorted((a, b) =>
        a.package < b.package ? -1 : 1,
      ),
      positions: positions.filter((held) => held.provider === provider && contains(held, today)),
    };
  }
}

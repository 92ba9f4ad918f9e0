import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { Optional } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { framework } from '../measures/index.ts';
import { demandOcidPrefix, OcidPrefix, ocidPrefix } from './ocid-prefix.ts';
import { releasePackage } from './release-package.ts';
import type { ReleasePackage } from './release.ts';

/** A framework's open contracting data. Refused `ocid-prefix-missing`, `ocid-prefix-national` and as `frameworkNamed`. */
export class GetReleasePackage extends query(
  {
    framework,
    prefix: ocidPrefix.optional().describe('What the ids begin with; left out, the setting OCDS_PREFIX.'),
  },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<ReleasePackage> {}

@QueryHandler(GetReleasePackage)
export class GetReleasePackageHandler implements IQueryHandler<GetReleasePackage> {
  constructor(
    private readonly projections: Projections,
    @Optional() private readonly prefix?: OcidPrefix,
  ) {}

  async execute({ framework, prefix }: GetReleasePackage): Promise<ReleasePackage> {
    const views = await this.projections.views();
    const named = frameworkNamed(views, framework);
    return releasePackage(views, named, demandOcidPrefix(prefix ?? this.prefix?.configured()));
  }
}

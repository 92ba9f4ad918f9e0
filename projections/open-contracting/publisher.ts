import type { Instant } from '#event-sourcing';
import type { Organisation, RelatedProcess, Release, Said } from './release.ts';

/** Everything that a release needs besides what it says. */
export class Publisher {
  readonly buyer: Organisation;

  constructor(
    private readonly prefix: string,
    private readonly framework: string,
    authority: string,
    /** The name of an organisation by its reference. */
    private readonly nameOf: (provider: string) => string,
  ) {
    // No provider's reference has a slash.
    this.buyer = { id: `authority/${framework}`, name: authority };
  }

  /** Of a contracting process of the framework; null: the framework's own. No reference has a colon. */
  ocid(process: string | null): string {
    return `${this.prefix}-${this.framework}${process === null ? '' : `:${process}`}`;
  }

  organisation(provider: string): Organisation {
    return { id: provider, name: this.nameOf(provider) };
  }

  /** `id` is unique within the process. */
  release(process: string | null, id: string, date: Instant, said: Said): Release {
    const suppliers = new Map(
      (said.awards ?? []).flatMap(({ suppliers }) => suppliers.map((each) => [each.id, each] as const)),
    );
    return {
      ocid: this.ocid(process),
      ...{ id, date, initiationType: 'tender', language: 'en' },
      parties: [
        { ...this.buyer, roles: ['buyer', 'procuringEntity'] },
        ...[...suppliers.values()].map((each) => ({ ...each, roles: ['supplier'] })),
      ],
      buyer: this.buyer,
      ...said,
      ...(process === null ? {} : { relatedProcesses: [this.ofFramework()] }),
    };
  }

  private ofFramework(): RelatedProcess {
    return { id: '1', relationship: ['framework'], scheme: 'ocid', identifier: this.ocid(null) };
  }
}

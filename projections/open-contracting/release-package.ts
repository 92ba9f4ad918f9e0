import { deterministicId, type Views } from '#event-sourcing';
import { packagesWith } from '../care-packages/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import { providers } from '../providers/index.ts';
import { callOffReleases } from './call-offs.ts';
import { publishable } from './publishable.ts';
import { Publisher } from './publisher.ts';
import type { ReleasePackage } from './release.ts';
import { releasesOf } from './releases.ts';

const extension = (name: string) =>
  `https://raw.githubusercontent.com/open-contracting-extensions/ocds_${name}_extension/v1.1.5/extension.json`;

/**
 * Everything public about a framework as a release package of the Open Contracting Data Standard 1.1: the same log gives
 * the same bytes. What was placed outside the framework is no call-off under it.
 *
 * @param prefix `ocds-` and six letters or digits, registered for the publisher
 */
export function releasePackage(views: Views, framework: FrameworkRow, prefix: string): ReleasePackage {
  const { framework: reference, authority, startsOn, areas } = framework;
  const happenings = views.get(publishable, reference)?.happenings ?? [];
  const nameOf = (provider: string) => views.get(providers, provider)?.name ?? provider;
  const publisher = new Publisher(prefix, reference, authority, nameOf);
  const placed = packagesWith(views, { framework: reference }).filter(({ role }) => role !== null);
  const known = [...happenings.map(({ at }) => at), ...placed.map(({ placedAt }) => placedAt)]
    .toSorted()
    .at(-1)!;
  const areaName = (area: string) => areas[area]?.name ?? area;
  const releases = [
    ...releasesOf(happenings, publisher),
    ...callOffReleases(placed, { startsOn, areaName }, known, publisher),
  ].toSorted(by(({ date }) => date));
  const last = releases.at(-1)!;
  return {
    uri: `urn:uuid:${deterministicId('ocds', ...releases.map(({ ocid, id }) => `${ocid}#${id}`))}`,
    version: '1.1',
    extensions: [extension('lots'), extension('techniques')],
    publishedDate: last.date,
    publisher: { name: authority },
    releases,
  };
}

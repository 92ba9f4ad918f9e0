import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import type { Period, Release, ReleasePackage } from '../../projections/open-contracting/index.ts';

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../data/ocds/${name}.json`, import.meta.url), 'utf8')) as object;

/** What the standard's own schema of version 1.1 says against a release package. */
const ajv = new AjvDraft04.default({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(schema('release-schema'));
const validate = ajv.compile(schema('release-package-schema'));

const twice = (things: readonly string[]) => things.filter((each, i) => things.indexOf(each) !== i);
const isOrdered = (things: readonly string[]) => things.every((each, i) => i === 0 || things[i - 1]! <= each);
const isWhole = ({ startDate, endDate }: Period) => endDate === undefined || startDate <= endDate;

/** What one release says that holds together with nothing, or with something that is not there. */
function aboutRelease(release: Release, before: readonly Release[]): readonly string[] {
  const { ocid, id, parties, buyer, tender, awards = [], contracts = [], relatedProcesses = [] } = release;
  const known = [...before, release].filter((each) => each.ocid === ocid);
  const knownAwards = known.flatMap((each) => (each.awards ?? []).map((award) => award.id));
  const lots = tender.lots ?? [];
  const named = [buyer, tender.procuringEntity ?? buyer, ...awards.flatMap(({ suppliers }) => suppliers)];
  const periods = [
    ...[tender.tenderPeriod, tender.enquiryPeriod, tender.contractPeriod],
    ...awards.map(({ contractPeriod }) => contractPeriod),
    ...contracts.map(({ period }) => period),
  ].filter((period) => period !== undefined);
  const amounts = awards
    .flatMap(({ items = [] }) => items)
    .flatMap(({ unit, quantity }) => [unit.value?.amount, quantity])
    .filter((amount) => amount !== undefined);
  const at = (what: string) => `${ocid} ${id}: ${what}`;
  return [
    ...twice(parties.map((party) => party.id)).map((party) => at(`the party ${party} twice`)),
    ...named
      .filter((each) => !parties.some((party) => party.id === each.id && party.name === each.name))
      .map((each) => at(`no party ${each.id}`)),
    ...[awards, contracts, lots].flatMap((list) =>
      twice(list.map((each) => each.id)).map((each) => at(`${each} twice`)),
    ),
    ...contracts
      .filter(({ awardID }) => !knownAwards.includes(awardID))
      .map((each) => at(`no award ${each.awardID}`)),
    ...awards
      .flatMap(({ relatedLots = [] }) => relatedLots)
      .filter((lot) => !lots.some((each) => each.id === lot))
      .map((lot) => at(`no lot ${lot}`)),
    ...relatedProcesses
      .filter(({ identifier }) => !before.some((each) => each.ocid === identifier))
      .map(({ identifier }) => at(`no process ${identifier} before`)),
    ...periods.filter((period) => !isWhole(period)).map(() => at('a period ends before it starts')),
    ...amounts
      .filter((amount) => amount < 0 || Math.round(amount * 100) / 100 !== amount)
      .map((amount) => at(`${amount} is no amount`)),
    ...(id.includes('#') ? [at('# in an id')] : []),
  ];
}

/** Everything wrong with a release package, in sentences. */
export function wrongWith(published: ReleasePackage): readonly string[] {
  const { releases, publishedDate } = published;
  const dates = releases.map(({ date }) => date);
  validate(JSON.parse(JSON.stringify(published)));
  return [
    ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`),
    ...twice(releases.map(({ ocid, id }) => `${ocid} ${id}`)).map((release) => `${release} twice`),
    ...(isOrdered([...dates, publishedDate]) ? [] : ['the dates are not in order']),
    ...releases.flatMap((release, i) => aboutRelease(release, releases.slice(0, i))),
  ];
}

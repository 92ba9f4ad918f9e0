import { check } from './check.ts';

/** What the pack's README tells of itself. */
export interface Told {
  readonly title: string;
  readonly subject: string;
  readonly asOf: string;
  readonly from: string;
  readonly knownAt: string;
  readonly policyVersion: number;
  readonly minimumPercent: number;
}

/** How to read the pack, and how to check it with a program of one's own. */
export const readme = ({
  title,
  subject,
  asOf,
  from,
  knownAt,
  policyVersion,
  minimumPercent,
}: Told): string =>
  `Evidence pack: ${subject}
${title}

Period: ${from} to ${asOf} (Europe/London, both included), the window of policy version ${policyVersion}.
Known at: ${knownAt} (UTC). What was recorded later is not in it; asked for with the same "knownAt", the pack has the
same bytes.

manifest.json       what was asked, the head of the log, and the SHA-256 of every other file
figures.json        acceptance, range of needs, reserve usage
acceptance.csv      the rows of the first, for a spreadsheet
offers.csv          every offer of the window: "counting" says how it counts, "counts" whether, "why" why not
policies.json       the policies in force within the period, with their reasons
alerts.json         breaches and concerns with the figures that raised them, and how they ended
events.ndjson       the events behind all this, one a line, byte for byte as they are stored
leaves.csv          the position of each and its leaf hash: SHA-256 of a zero byte and the line (RFC 9162)
proof.csv           the nodes of the log's tree between them ("hash" empty: the leaf of that event)

To check it: save the program below as check.mjs beside these files and run "node check.mjs" (Node 20 or later). It
hashes each file, shows that the events stand in the log whose head the manifest names, and counts the offers again.
Compare that head with one that somebody keeps elsewhere: "evidence" that carries its own head proves only that it is
whole. Where the store has no tree, "head" is null and proof.csv has no lines.

The minimum is ${minimumPercent} %: a position meets it when 100 x accepted >= ${minimumPercent} x counted.

----- check.mjs -----
${check}`;

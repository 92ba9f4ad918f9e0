/** The program in the pack's README: plain JavaScript for Node 20 or later, with nothing of ours in it. */
export const check = `import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(name, 'utf8');
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const problems = [];
const demand = (holds, problem) => holds || problems.push(problem);

// 1. Every file is the one that the manifest names.
const manifest = JSON.parse(read('manifest.json'));
for (const [name, hash] of Object.entries(manifest.files)) demand(sha256(readFileSync(name)) === hash, name + ' was changed');

// 2. The events stand where they stand in the log: leaves and nodes, merged where two of one size meet, give the root.
const lines = read('events.ndjson').split('\\n').filter(Boolean);
const events = new Map(lines.map((line) => [JSON.parse(line).pos, line]));
const stack = [];
let next = 0;
for (const row of manifest.head ? read('proof.csv').trim().split(/\\r?\\n/).slice(1) : []) {
  const [from, size, hash] = row.split(',');
  demand(Number(from) === next, 'the proof has a gap at ' + next);
  const own = hash === '' ? events.get(next) : undefined;
  demand(hash !== '' || own !== undefined, 'the event at ' + next + ' is missing');
  if (own !== undefined) events.delete(next);
  stack.push([Number(size), hash === '' ? sha256('\\0', own ?? '') : hash]);
  next += Number(size);
  while (stack.length > 1 && stack.at(-1)[0] === stack.at(-2)[0]) {
    const [[half, left], [, right]] = stack.splice(-2);
    stack.push([2 * half, sha256(Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))]);
  }
}
if (manifest.head) {
  const root = stack.map(([, hash]) => hash).reduceRight((right, left) => sha256(Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')));
  demand(next === manifest.head.size && root === manifest.head.root, 'the events do not lead to the head of the log');
  demand(events.size === 0, events.size + ' events are not in the proof');
}

// 3. The offers make the figures.
const [header, ...offers] = read('offers.csv').trim().split(/\\r?\\n/).map((line) => line.split(','));
const rows = offers.map((cells) => Object.fromEntries(cells.map((cell, i) => [header[i], cell])));
for (const row of JSON.parse(read('figures.json')).acceptance.rows) {
  const own = rows.filter((each) => ['provider', 'area', 'role'].every((key) => each[key] === row[key]));
  const counted = own.filter((each) => each.counts === 'true').length;
  const accepted = own.filter((each) => each.counting === 'accepted').length;
  const where = [row.provider, row.area, row.role].join(' ');
  demand(counted === row.counted && accepted === row.accepted, where + ': ' + accepted + ' of ' + counted);
  const isMet = 100 * accepted >= manifest.minimumPercent * counted;
  demand(row.status !== 'met' || isMet, where + ' is not met');
  demand(row.status !== 'below' || !isMet, where + ' is not below');
}

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'OK: ' + lines.length + ' events, ' + rows.length + ' offers' : problems.length + ' problems');
process.exitCode = problems.length === 0 ? 0 : 1;
`;

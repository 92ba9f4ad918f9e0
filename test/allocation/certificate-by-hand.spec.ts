import { createHash } from 'node:crypto';
import { canonicalize } from '#event-sourcing';
import fc from '../support/fast-check.ts';
import { allocationOf, type Option } from '../../contexts/procurement/allocation/problem.ts';
import { ThreadedAllocationSolver } from '../../src/allocation/threaded-allocation-solver.ts';
import { solveAllocation } from '../../src/allocation/solve-allocation.ts';

/** A certificate's document as it comes out of the file, and nothing that this project knows of it. */
interface Document {
  problem: {
    areas: { area: string; level: string | number }[];
    options: Line[];
    limits: { provider: string; level: string | number; role: string; most: number }[];
  };
  allocation: { given: Line[]; filled: number; reached: number };
  certificate: { filled: Proof; worth: Proof };
  digest: string;
}
interface Line {
  provider: string;
  area: string;
  role: string;
  worth: number;
}
type Proof =
  | { kind: 'split'; option: string; taken: Proof; left: Proof }
  | { kind: 'impossible' }
  | { kind: 'prices'; prices: Record<string, string>; perPosition: string };

const nameOf = ({ area, role, provider }: Line) => [area, role, provider].join('/');

/** The steps of the README, one after the other: what does not hold. */
function checked({ problem, allocation, certificate, digest }: Document): string[] {
  const wrong: string[] = [];
  const levelOf = Object.fromEntries(problem.areas.map(({ area, level }) => [area, level]));
  const limitOf = (line: Line) => [line.provider, levelOf[line.area], line.role].join('/');
  const mostOf = new Map(
    problem.limits.map((each) => [[each.provider, each.level, each.role].join('/'), each.most]),
  );
  const breaks = (lines: Line[]) =>
    lines.some((a, i) =>
      lines.some((b, j) => j > i && a.area === b.area && (a.role === b.role || a.provider === b.provider)),
    ) ||
    lines.some(
      (a) => lines.filter((b) => limitOf(b) === limitOf(a)).length > (mostOf.get(limitOf(a)) ?? Infinity),
    );
  const text = canonicalize({ allocation, certificate, problem });
  if (createHash('sha256').update(text).digest('hex') !== digest) wrong.push('digest');
  const isOffered = (line: Line) => problem.options.some((each) => canonicalize(each) === canonicalize(line));
  if (!allocation.given.every(isOffered) || breaks(allocation.given)) wrong.push('rules');
  const worth = allocation.given.reduce((sum, line) => sum + line.worth, 0);
  if (allocation.given.length !== allocation.filled || worth !== allocation.reached) wrong.push('sums');

  const shows = (
    proof: Proof,
    counts: (line: Line) => number,
    most: number,
    bonus: boolean,
    taken: string[],
    left: string[],
  ): boolean => {
    if (proof.kind === 'split')
      return (
        shows(proof.taken, counts, most, bonus, [...taken, proof.option], left) &&
        shows(proof.left, counts, most, bonus, taken, [...left, proof.option])
      );
    if (proof.kind === 'impossible')
      return breaks(problem.options.filter((line) => taken.includes(nameOf(line))));
    const extra = bonus ? BigInt(proof.perPosition) : 0n;
    const price = (key: string) => BigInt(proof.prices[key] ?? 0);
    if (Object.values(proof.prices).some((each) => BigInt(each) < 0n)) return false;
    let sum = -extra * BigInt(bonus ? allocation.filled : 0);
    for (const [key, limit] of mostOf) sum += price(key) * BigInt(limit);
    for (const { area } of problem.areas) {
      const here = problem.options.filter((line) => line.area === area && !left.includes(nameOf(line)));
      const net = (line: Line | undefined) =>
        line
          ? 12n * BigInt(counts(line)) - (mostOf.has(limitOf(line)) ? price(limitOf(line)) : 0n) + extra
          : 0n;
      const must = here.filter((line) => taken.includes(nameOf(line)));
      const [firsts, seconds] = ['primary', 'secondary'].map((role) => [
        undefined,
        ...here.filter((line) => line.role === role),
      ]);
      const pairs = firsts!
        .flatMap((a) => seconds!.map((b) => [a, b]))
        .filter(([a, b]) => !a || a.provider !== b?.provider)
        .filter((pair) => must.every((line) => pair.includes(line)))
        .map(([a, b]) => net(a) + net(b));
      sum += pairs.reduce((best, each) => (each > best ? each : best), pairs[0] ?? 0n);
    }
    return sum < 12n * BigInt(most + 1);
  };
  if (!shows(certificate.filled, () => 1, allocation.filled, false, [], [])) wrong.push('filled');
  if (!shows(certificate.worth, ({ worth }) => worth, allocation.reached, true, [], [])) wrong.push('worth');
  return wrong;
}

const names = fc.integer({ min: 2, max: 6 }).map((count) => Array.from({ length: count }, (_, i) => `P${i}`));
const problems = fc
  .tuple(names, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 }))
  .chain(([bidders, size, most]) => {
    const areas = Array.from({ length: size }, (_, i) => ({ area: `A${i}`, level: 1 as const }));
    const possible = areas.flatMap(({ area }) =>
      bidders.flatMap((provider) =>
        (['primary', 'secondary'] as const).map((role) => ({ provider, area, role })),
      ),
    );
    const limits = bidders.flatMap((provider) =>
      (['primary', 'secondary'] as const).map((role) => ({ provider, level: 1 as const, role, most })),
    );
    return fc
      .tuple(
        ...possible.map((each) =>
          fc
            .option(fc.integer({ min: 0, max: 100 }))
            .map((worth) => (worth === null ? [] : [{ ...each, worth }])),
        ),
      )
      .map((options) => ({ areas, options: options.flat() as Option[], limits }));
  });

const asFile = (proof: object) => JSON.parse(JSON.stringify(proof)) as Document;
const solver = new ThreadedAllocationSolver();
const withDigest = (document: Omit<Document, 'digest'>): Document => ({
  ...document,
  digest: createHash('sha256').update(canonicalize(document)).digest('hex'),
});

describe('a certificate, checked by what the README says and nothing else', () => {
  it('holds for whatever is allocated, and for no worse allocation', async () => {
    let worse = 0;
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const { allocation, certificate } = await solveAllocation(problem);
        const document = withDigest(asFile({ problem, allocation, certificate }));
        expect(checked(document)).toEqual([]);
        const [first, ...others] = allocation.given;
        if (!first) return;
        worse += 1;
        const fewer = asFile({ problem, allocation: allocationOf(others), certificate });
        expect(checked(withDigest(fewer))).toContain('filled');
      }),
      { numRuns: 150 },
    );
    expect(worse).toBeGreaterThan(50);
  });

  it('is what the solver hands out; and neither another sum nor another bidder goes unnoticed', async () => {
    const options: Option[] = ['A0', 'A1', 'A2'].flatMap((area, i) => [
      { provider: 'P0', area, role: 'primary', worth: 90 },
      { provider: 'P1', area, role: 'primary', worth: 80 - 10 * i },
    ]);
    const limits = ['P0', 'P1'].map((provider) => ({
      provider,
      level: 1 as const,
      role: 'primary' as const,
      most: 2,
    }));
    const areas = ['A0', 'A1', 'A2'].map((area) => ({ area, level: 1 as const }));
    const document = asFile(await solver.solve({ areas, options, limits }));
    expect([checked(document), document.allocation.reached]).toEqual([[], 260]);
    const { problem, allocation, certificate } = document;
    expect(checked({ ...document, allocation: { ...allocation, reached: 250 } })).toEqual([
      'digest',
      'sums',
      'worth',
    ]);
    const swapped = allocation.given.map((line) =>
      problem.options.find((each) => each.area === line.area && each.provider !== line.provider)!,
    );
    const reached = swapped.reduce((sum, { worth }) => sum + worth, 0);
    expect(
      checked(withDigest({ problem, certificate, allocation: { given: swapped, filled: 3, reached } })),
    ).toEqual(['worth']);
    const everywhere = problem.options.filter(({ provider }) => provider === 'P0');
    expect(
      checked(
        withDigest({ problem, certificate, allocation: { given: everywhere, filled: 3, reached: 270 } }),
      ),
    ).toEqual(['rules']);
  });
});

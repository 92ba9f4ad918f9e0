import { leafHash, Tree } from '#event-sourcing';
import { createHash } from 'node:crypto';
import { Multiproof } from '../../../projections/evidence-pack/multiproof.ts';
import fc from '../../support/fast-check.ts';

const node = (left: Buffer, right: Buffer) =>
  createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest();

/** The root that nodes and leaves lead to, as the README of a pack says. */
function rootOf(nodes: Multiproof['nodes'], bytesAt: (position: number) => string): string {
  const stack: { size: number; hash: Buffer }[] = [];
  let next = 0;
  for (const { from, size, hash } of nodes) {
    expect(from).toBe(next);
    next += size;
    stack.push({ size, hash: hash === null ? leafHash(bytesAt(from)) : Buffer.from(hash, 'hex') });
    while (stack.length > 1 && stack.at(-1)!.size === stack.at(-2)!.size) {
      const [left, right] = stack.splice(-2);
      stack.push({ size: 2 * left!.size, hash: node(left!.hash, right!.hash) });
    }
  }
  return stack
    .map(({ hash }) => hash)
    .reduceRight((right, left) => node(left, right))
    .toString('hex');
}

it('leads from any events of any log to its head', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 300 }), (wanted) => {
      const proof = new Multiproof();
      const tree = new Tree();
      for (const [i, isIn] of wanted.entries()) {
        proof.push(`event ${i}`, isIn);
        tree.push(leafHash(`event ${i}`));
      }
      const { size, root } = proof.head();
      expect([size, root]).toEqual([wanted.length, tree.root.toString('hex')]);
      expect(rootOf(proof.nodes, (position) => `event ${position}`)).toBe(root);
      expect(proof.nodes.filter(({ hash }) => hash === null).map(({ from }) => from)).toEqual(
        wanted.flatMap((isIn, i) => (isIn ? [i] : [])),
      );
      const first = wanted.indexOf(true);
      const altered = rootOf(proof.nodes, (at) => (at === first ? 'another' : `event ${at}`));
      expect(altered === root).toBe(first < 0);
    }),
  );
});

it('needs few nodes for few events of a long log, and holds back no more than some thousands', () => {
  const proof = new Multiproof();
  const tree = new Tree();
  for (let i = 0; i < 20_000; i++) {
    proof.push(`event ${i}`, i === 7 || i === 12_345);
    tree.push(leafHash(`event ${i}`));
  }
  expect(proof.head().root).toBe(tree.root.toString('hex'));
  expect(proof.nodes.length).toBeLessThan(40);
  expect(rootOf(proof.nodes, (position) => `event ${position}`)).toBe(proof.head().root);
});

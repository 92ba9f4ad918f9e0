import { createHash } from 'node:crypto';
import { leafHash, Tree } from '../../src/event-sourcing/tree-head.ts';

/** The leaves and roots with which Certificate Transparency tests its trees (RFC 6962). */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition of RFC 9162 section 2.1.1, word for word: slow, and not incremental. */
function definedRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return createHash('sha256').digest();
  if (hashes.length === 1) return hashes[0]!;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(definedRoot(hashes.slice(0, k)))
    .update(definedRoot(hashes.slice(k)))
    .digest();
}

describe('the tree head', () => {
  it('has the published roots of the eight Certificate Transparency leaves', () => {
    const tree = new Tree();
    const found = [tree.root.toString('hex')];
    for (const leaf of leaves) {
      tree.push(leafHash(Buffer.from(leaf, 'hex').toString('latin1')));
      found.push(tree.root.toString('hex'));
    }
    expect(found).toEqual(roots);
  });

  it('hashes the UTF-8 bytes of a leaf', () => {
    const text = 'é \u{1f600}';
    const bytes = Buffer.concat([Buffer.from([0]), Buffer.from(text, 'utf8')]);
    expect(leafHash(text)).toEqual(createHash('sha256').update(bytes).digest());
  });

  it('is the root that RFC 9162 defines at every size, also when it is taken up again from its frontier', () => {
    const hashes: Buffer[] = [];
    let tree = new Tree();
    for (let size = 1; size <= 300; size++) {
      hashes.push(leafHash(`leaf ${size}`));
      tree.push(hashes.at(-1)!);
      tree = new Tree(size, tree.frontier);
      expect(tree.size).toBe(size);
      expect(tree.root).toEqual(definedRoot(hashes));
    }
  });

  it('refuses a frontier that does not belong to the size', () => {
    expect(() => new Tree(3, Buffer.alloc(32))).toThrow(RangeError);
    expect(() => new Tree(2 ** 40, Buffer.alloc(32))).not.toThrow();
  });
});

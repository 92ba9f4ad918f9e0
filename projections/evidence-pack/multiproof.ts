import { leafHash, Tree } from '#event-sourcing';

/** A node of the log's tree: the perfect subtree over `size` leaves from `from` on, or one leaf of the pack. */
export interface ProofNode {
  readonly from: number;
  readonly size: number;
  /** Lower-case hex; null: the leaf is that of the event in the pack at this position. */
  readonly hash: string | null;
}

/** The largest perfect subtree that begins at a position and ends before another. */
function blockAt(from: number, before: number): number {
  let size = 1;
  while (from % (size * 2) === 0 && from + size * 2 <= before) size *= 2;
  return size;
}

/**
 * Shows that some events stand where they stand in a log of RFC 9162 leaves: the nodes between them, in their order.
 * Whoever hashes the events himself and merges two nodes of equal size wherever they meet comes to the root of the tree.
 * It is fed every event of the log in its order, and keeps no more than the nodes.
 */
export class Multiproof {
  readonly nodes: ProofNode[] = [];
  private readonly whole = new Tree();
  private gap: { readonly from: number; readonly leaves: Buffer[] } | undefined;

  /** Events of gaps that are held back before they are hashed into nodes. */
  private static readonly held = 4096;

  push(bytes: string, isIn: boolean): void {
    const leaf = leafHash(bytes);
    const from = this.whole.size;
    this.whole.push(leaf);
    if (isIn) {
      this.flush();
      this.nodes.push({ from, size: 1, hash: null });
      return;
    }
    this.gap ??= { from, leaves: [] };
    this.gap.leaves.push(leaf);
    if ((from + 1) % Multiproof.held === 0) this.flush();
  }

  /** The head of the log up to here. */
  head(): { readonly size: number; readonly root: string } {
    this.flush();
    return { size: this.whole.size, root: this.whole.root.toString('hex') };
  }

  private flush(): void {
    if (!this.gap) return;
    const { from: first, leaves } = this.gap;
    this.gap = undefined;
    const before = first + leaves.length;
    for (let from = first; from < before;) {
      const size = blockAt(from, before);
      const tree = new Tree();
      for (const leaf of leaves.slice(from - first, from - first + size)) tree.push(leaf);
      this.nodes.push({ from, size, hash: tree.root.toString('hex') });
      from += size;
    }
  }
}

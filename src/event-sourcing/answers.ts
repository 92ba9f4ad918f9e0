/** Rows whose key, or one of whose terms, lies between two texts, both inclusive. */
export interface Question {
  readonly by: 'key' | 'term';
  readonly from: string;
  readonly to: string;
}

/** The rows that a question finds, in the order of their keys. */
export interface Answer {
  readonly keys: readonly string[];
  readonly rows: readonly unknown[];
}

interface Remembered extends Answer {
  readonly question: Question;
}

const mostQuestions = 64;
const mostRows = 50_000;

/** What a view was asked lately, and its answers: they follow each change of a row, so that nothing is read again. */
export class Answers {
  readonly #known = new Map<string, Remembered>();
  #rows = 0;

  get(question: Question): readonly unknown[] | undefined {
    return this.#known.get(nameOf(question))?.rows;
  }

  remember(question: Question, answer: Answer): void {
    if (this.#known.size >= mostQuestions || this.#rows + answer.rows.length > mostRows) this.clear();
    this.#rows += answer.rows.length;
    this.#known.set(nameOf(question), { question, ...answer });
  }

  /** A row was added, or is different now; `terms` are those that it has now. */
  changed(key: string, row: unknown, terms: readonly string[]): void {
    for (const [name, { question, keys, rows }] of this.#known) {
      const { by, from, to } = question;
      const found = (by === 'key' ? [key] : terms).some((text) => from <= text && text <= to);
      const at = placeOf(key, keys);
      const was = keys[at] === key ? 1 : 0;
      if (!found && was === 0) continue;
      const now = found ? [row] : [];
      const answer = {
        keys: was === now.length ? keys : keys.toSpliced(at, was, ...now.map(() => key)),
        rows: rows.toSpliced(at, was, ...now),
      };
      this.#rows += now.length - was;
      this.#known.set(name, { question, ...answer });
    }
  }

  clear(): void {
    this.#known.clear();
    this.#rows = 0;
  }
}

const nameOf = ({ by, from, to }: Question) => `${by}\n${from}\n${to}`;

/** Where a key stands among sorted keys, or would stand. */
function placeOf(key: string, keys: readonly string[]): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

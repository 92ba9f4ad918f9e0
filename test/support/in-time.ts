import { setTimeout as wait } from 'node:timers/promises';

/** What `promise` resolves to, or a rejection when that takes longer than `limit` milliseconds. */
export async function inTime<T>(promise: Promise<T>, limit = 30_000): Promise<T> {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await wait(limit, undefined, { signal: over.signal });
    throw new Error(`It was not within ${limit} ms.`);
  };
  try {
    return await Promise.race([promise, late()]);
  } finally {
    over.abort();
  }
}

/** Asks again and again, until the answer is one; rejects after `limit` milliseconds. */
export async function until<T>(
  ask: () => T | Promise<T>,
  limit = 60_000,
): Promise<Exclude<T, undefined | false | null>> {
  for (const end = Date.now() + limit; ; await wait(10)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false && answer !== null)
      return answer as Exclude<T, undefined | false | null>;
    if (Date.now() > end) throw new Error(`It did not come true within ${limit} ms: ${ask.toString()}`);
  }
}

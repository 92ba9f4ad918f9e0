type Key = string | number | null;

/** Orders by the first key that differs: numbers by size, text by code unit, null first. */
export const by =
  <T>(...keys: readonly ((thing: T) => Key)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      if (left === right) continue;
      if (left === null) return -1;
      if (right === null) return 1;
      return left < right ? -1 : 1;
    }
    return 0;
  };

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What no import shows, because it is everywhere: the clock, chance, timers, the process, the network, the console. */
const reached = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bTemporal\.Now\b/,
  /\bMath\.random\b/,
  /\bcrypto\b/,
  /\bset(?:Timeout|Interval|Immediate)\(/,
  /\bprocess\.\w/,
  /\bfetch\(/,
  /\bconsole\.\w/,
];

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Which of `files` reach for something that a decision or a fold must be given, as `file: what`. */
export function impurities(folder: string, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const code = withoutComments(readFileSync(join(folder, file), 'utf8'));
    return reached.flatMap((pattern) => {
      const found = pattern.exec(code);
      return found ? [`${file}: ${found[0]}`] : [];
    });
  });
}

import { readFileSync } from 'node:fs';

/** A document's text under a heading, up to the next heading of the same depth or above. */
export function section(file: string, heading: string): string {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(`\n${heading}\n`);
  if (start === -1) throw new Error(`${file} has no heading "${heading}".`);
  const body = text.slice(start + heading.length + 2);
  const depth = heading.indexOf(' ');
  const end = body.search(new RegExp(`^#{1,${depth}} `, 'm'));
  return end === -1 ? body : body.slice(0, end);
}

/** The rows of the tables in a text, without their heads: a row is its cells, trimmed. */
export const rows = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/(?:^\|.*\|\n?)+/gm)].flatMap(([table]) =>
    table
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );

/** What stands between backticks. */
export const code = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

/** The lines of a text's fenced blocks in one language, without comments. */
export const blockLines = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.replace(/\s#.*$/, '').trim())
      .filter((line) => line !== ''),
  );

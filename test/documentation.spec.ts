import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesInReadme, messagesOf } from './support/context-messages.ts';

const contexts = join(import.meta.dirname, '../contexts');
const readme = (context: string) => readFileSync(join(contexts, context, 'README.md'), 'utf8');

describe.each(readdirSync(contexts))('the README of the context %s', (context) => {
  it('names exactly the commands, events and refusal codes in the code', () => {
    expect(messagesInReadme(readme(context))).toEqual(messagesOf(join(contexts, context)));
  });

  it('explains its words and its states', () => {
    expect(readme(context)).toMatch(/^## Language$[\s\S]+^## States$/m);
  });
});

describe('a README that is not true', () => {
  const code = messagesOf(join(contexts, 'agreement'));
  const told = (change: (readme: string) => string) => messagesInReadme(change(readme('agreement')));

  it.each([
    ['lacks a command', (text: string) => text.replace(/^\| `DefineArea`.*\n/m, '')],
    ['has a command too many', (text: string) => text.replaceAll('`DefineArea`', '`MergeAreas`')],
    ['lacks a refusal code', (text: string) => text.replace(', `area-exists`', '')],
    [
      'has a refusal code with the wrong command',
      (text: string) => text.replace('`area-exists`', '`area-unknown`'),
    ],
    ['lacks what a command records', (text: string) => text.replace('| `PositionVacated` ', '| ')],
    ['lacks an event', (text: string) => text.replace(/^\| `AreaCorrected`.*\n/m, '')],
    [
      'has an event too many',
      (text: string) => text.replace('| `AreaCorrected`', '| `AreaMerged`, `AreaCorrected`'),
    ],
  ])('because it %s is found', (_, change) => {
    expect(told(change)).not.toEqual(code);
  });

  it('is found by nothing else', () => {
    expect(told((text) => text)).toEqual(code);
  });
});

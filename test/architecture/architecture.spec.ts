import { arrows, follow, type Found } from './arrows.ts';
import { files, plant, root } from './house.ts';
import { impurities } from './purity.ts';

/** A small house in which every rule is kept. */
const sound = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: {
      '#access': { source: './src/access/index.ts', default: './dist/src/access/index.js' },
      '#event-sourcing': {
        source: './src/event-sourcing/index.ts',
        default: './dist/src/event-sourcing/index.js',
      },
    },
  }),
  'dist/src/event-sourcing/index.js': '',
  'dist/src/access/index.js': '',
  'bench/run.ts': "import '#event-sourcing';",
  'src/app.module.ts':
    "import '#event-sourcing'; import '../contexts/a/index.ts'; import '../projections/v/index.ts';",
  'src/event-sourcing/index.ts': "export * from './event.ts';",
  'src/event-sourcing/event.ts': 'export const event = 1;',
  'src/access/index.ts': "export * from './rule.ts';",
  'src/access/rule.ts': "import '#event-sourcing';",
  'contexts/a/index.ts': "export * from './a.events.ts';",
  'contexts/a/a.events.ts': "import { z } from 'zod'; import { event } from '#event-sourcing';",
  'contexts/a/inside.ts': "import { type A } from './a.events.ts';",
  'contexts/b/index.ts': "export * from './when-a.ts';",
  'contexts/b/when-a.ts':
    "import { A } from '../a/index.ts'; import { Injectable } from '@nestjs/common'; import '#access';",
  'projections/v/index.ts': "export * from './v.ts';",
  'projections/v/v.ts':
    "import type { A } from '../../contexts/a/index.ts'; import '#access'; import '#event-sourcing';",
  'projections/w/index.ts': "import '../v/index.ts';",
};

/** One file per rule that breaks it, and what must be said of it. */
const planted: Record<
  (typeof arrows)[number]['name'],
  readonly [path: string, code: string, to: string | null]
> = {
  'event-sourcing-knows-nobody': [
    'src/event-sourcing/nosy.ts',
    "import '../app.module.ts';",
    'src/app.module.ts',
  ],
  'the-kernel-has-one-face': [
    'src/http/deep.ts',
    "import '../event-sourcing/event.ts';",
    'src/event-sourcing/event.ts',
  ],
  'access-knows-only-the-kernel': [
    'src/access/nosy.ts',
    "import '../../contexts/a/index.ts';",
    'contexts/a/index.ts',
  ],
  'access-has-one-face': ['src/http/asks.ts', "import '../access/rule.ts';", 'src/access/rule.ts'],
  'contexts-see-only-access-and-the-kernel': [
    'contexts/a/looks-up.ts',
    "import type { V } from '../../projections/v/index.ts';",
    'projections/v/index.ts',
  ],
  'contexts-do-not-know-each-other': [
    'contexts/b/peeks.ts',
    "import type { Inside } from '../a/inside.ts';",
    'contexts/a/inside.ts',
  ],
  'projections-read-published-events-only': [
    'projections/v/asks-the-decider.ts',
    "import { inside } from '../../contexts/a/inside.ts';",
    'contexts/a/inside.ts',
  ],
  'views-do-not-know-each-other': ['projections/w/peeks.ts', "import '../v/v.ts';", 'projections/v/v.ts'],
  'facts-are-plain': ['contexts/b/b.events.ts', "import './when-a.ts';", 'contexts/b/when-a.ts'],
  'decisions-and-folds-do-no-io': ['contexts/a/reads.ts', "import 'node:fs';", 'fs'],
  'no-circles': [
    'projections/v/index.ts',
    "export * from './v.ts'; import type { W } from '../w/index.ts';",
    'projections/w/index.ts',
  ],
  'no-orphans': ['src/web/forgotten.ts', 'export const forgotten = 1;', null],
};

describe('the house', () => {
  it('keeps every arrow', async () => {
    const { violations, drawn } = await follow(root);
    expect(violations).toEqual([]);
    expect(drawn).toContain('contexts/referrals/referral.events.ts → src/event-sourcing/index.ts');
  });

  it('decides and folds without clock, chance or console', () => {
    // The text of a program for others: what it uses is not used here.
    const isText = (file: string) => file === 'projections/evidence-pack/check.ts';
    const pure = files(root, 'contexts/**/*.ts', 'projections/**/*.ts').filter((file) => !isText(file));
    expect(pure.length).toBeGreaterThan(10);
    expect(impurities(root, pure)).toEqual([]);
  });
});

describe('a planted violation', () => {
  it('is not in the sound house', async () => {
    const { folder, remove } = plant(sound);
    const { violations } = await follow(folder);
    remove();
    expect(violations).toEqual([]);
  });

  describe('is found', () => {
    let found: Found;
    beforeAll(async () => {
      const { folder, remove } = plant({
        ...sound,
        ...Object.fromEntries(Object.values(planted).map(([path, code]) => [path, code])),
      });
      found = await follow(folder);
      remove();
    });

    it.each(Object.entries(planted))('%s', (rule, [path, , to]) => {
      expect(found.violations).toContain(`${rule}: ${to === null ? path : `${path} → ${to}`}`);
    });
  });

  it('of purity is found, and a comment is none', () => {
    const { folder, remove } = plant({
      'a.ts': 'export const now = () => Date.now();',
      'b.ts': 'export const chance = Math.random();',
      'c.ts': '/** Never Date.now() */\n// nor console.log\nexport const pure = new Date(0);',
    });
    const found = impurities(folder, ['a.ts', 'b.ts', 'c.ts']);
    remove();
    expect(found).toEqual(['a.ts: Date.now', 'b.ts: Math.random']);
  });
});

import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';

const kernel = '^src/event-sourcing/';
const kernelFace = '^src/event-sourcing/index\\.ts$';
const access = '^src/access/';
const accessFace = '^src/access/index\\.ts$';
const npm = (...names: string[]) => names.map((name) => `(^|node_modules/)${name}(/|$)`);

/** Schemas that facts are made of. */
const plainSchemas =
  '^contexts/[^/]+/(policy-document|undecided-cases|award-and-price|contract-performance|risk-terms|role|service-kind|rate-flag|price-methods/price-method)\\.ts$';

/**
 * Which part of the house may know which:
 *
 *     src/app.module ──► contexts ──► #access ──► #event-sourcing ──► nothing of ours
 *                    └─► projections ──► #access, #event-sourcing, contexts/<context>/index.ts
 *
 * Imports of types count as much as imports of values: to know the shape of another's inside is to depend on it.
 */
export const arrows = [
  {
    name: 'event-sourcing-knows-nobody',
    comment: 'The kernel serves every context, so it can know none.',
    from: { path: kernel },
    to: { path: '^(src|contexts|projections|bench|test)/', pathNot: kernel },
  },
  {
    name: 'the-kernel-has-one-face',
    comment: "Outside the kernel it is '#event-sourcing', never a file inside it.",
    from: { path: '^(src|contexts|projections|bench)/', pathNot: kernel },
    to: { path: kernel, pathNot: kernelFace },
  },
  {
    name: 'access-knows-only-the-kernel',
    comment: 'Who may ask what is said of every message, so it can know none.',
    from: { path: access },
    to: { path: '^(src|contexts|projections|bench|test)/', pathNot: [access, kernelFace] },
  },
  {
    name: 'access-has-one-face',
    comment: "Outside it is '#access', never a file inside it.",
    from: { path: '^(src|contexts|projections|bench)/', pathNot: access },
    to: { path: access, pathNot: accessFace },
  },
  {
    name: 'contexts-see-only-access-and-the-kernel',
    comment: 'The write side knows no view, no page and no file format.',
    from: { path: '^contexts/' },
    to: { path: '^(src|projections|bench|test)/', pathNot: [kernelFace, accessFace] },
  },
  {
    name: 'contexts-do-not-know-each-other',
    comment: "A context's published events are its index.ts; the rest is its own.",
    from: { path: '^contexts/([^/]+)/' },
    to: { path: '^contexts/', pathNot: ['^contexts/$1/', '^contexts/[^/]+/index\\.ts$'] },
  },
  {
    name: 'projections-read-published-events-only',
    comment: 'A view knows the facts, not how they were decided.',
    from: { path: '^projections/' },
    to: {
      path: '^(src|contexts|bench|test)/',
      pathNot: [kernelFace, accessFace, '^contexts/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'views-do-not-know-each-other',
    comment: "A question may ask another view through its index.ts; the rest is the view's own.",
    from: { path: '^projections/([^/]+)/' },
    to: { path: '^projections/', pathNot: ['^projections/$1/', '^projections/[^/]+/index\\.ts$'] },
  },
  {
    name: 'facts-are-plain',
    comment:
      'What is stored for ever depends on schemas and other facts; on another context’s through its face.',
    from: { path: ['\\.events\\.ts$', plainSchemas] },
    // The kernel's own facts cannot go through its face.
    to: {
      pathNot: [
        ...npm('zod'),
        kernelFace,
        '^src/event-sourcing/event\\.ts$',
        plainSchemas,
        '^contexts/.+\\.events\\.ts$',
        '^contexts/[^/]+/index\\.ts$',
      ],
    },
  },
  {
    name: 'decisions-and-folds-do-no-io',
    comment:
      'What decides and what folds is given everything: no file, no network. Controllers are the edge.',
    from: { path: '^(contexts|projections)/', pathNot: '\\.controller\\.ts$' },
    to: {
      pathNot: [
        '^(src|contexts|projections|bench|test)/',
        ...npm(
          'zod',
          '@nestjs/common',
          '@nestjs/cqrs',
          'rxjs',
          'class-transformer',
          'csv-stringify',
          'fflate',
        ),
      ],
    },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one file, or a third is missing.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nobody needs and that needs nobody goes.',
    from: { orphan: true },
    to: {},
  },
] as const satisfies readonly IForbiddenRuleType[];

export interface Found {
  /** The broken rules, as `rule: from → to`; an orphan has no `to`. */
  readonly violations: readonly string[];
  /** Every arrow, as `from → to`. */
  readonly drawn: ReadonlySet<string>;
}

/** Follows every import of the house that stands in `folder`, and names those that the arrows forbid. */
export async function follow(folder: string): Promise<Found> {
  const { output } = await cruise(['src', 'contexts', 'projections', 'bench'], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: arrows.map((rule) => ({ ...rule, severity: 'error' as const })) },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // What browsers load stands alone.
    exclude: { path: '^src/web/public/' },
    // Without `source`, '#event-sourcing' leads to dist, and the arrows of the kernel never fire.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
    },
  });
  if (typeof output === 'string') throw new Error(output);
  const arrow = (from: string, to: string) => (from === to ? from : `${from} → ${to}`);
  return {
    violations: output.summary.violations
      .map(({ rule, from, to }) => `${rule.name}: ${arrow(from, to)}`)
      .toSorted(),
    drawn: new Set(
      output.modules.flatMap(({ source, dependencies }) =>
        dependencies.map(({ resolved }) => arrow(source, resolved)),
      ),
    ),
  };
}

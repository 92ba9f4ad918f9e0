import type { DomainEvent, Projection, Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import { frameworks, type FrameworkRow } from '../frameworks/index.ts';

/**
 * Views in which every policy of every framework says something else, and all the rest is as it is: whatever figure is
 * worked out from them is what it would be under that policy, over the same events. Nothing is recorded.
 */
export function underPolicy(views: Views, change: (policy: PolicyDocument) => PolicyDocument): Views {
  const changed = <Row, E extends DomainEvent>(projection: Projection<Row, E>, row: Row): Row => {
    if (projection.name !== frameworks.name) return row;
    const framework = row as FrameworkRow;
    const policies = framework.policies.map((each) => ({ ...each, policy: change(each.policy) }));
    return { ...framework, policies } as Row;
  };
  return {
    get: (projection, key) => {
      const row = views.get(projection, key);
      return row === undefined ? undefined : changed(projection, row);
    },
    withPrefix: (projection, prefix) =>
      views.withPrefix(projection, prefix).map((row) => changed(projection, row)),
    withTerm: (projection, from, to) =>
      views.withTerm(projection, from, to).map((row) => changed(projection, row)),
  };
}

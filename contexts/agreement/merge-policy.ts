import { Rejection } from '#event-sourcing';
import { z } from 'zod';
import { type PolicyDocument, policyDocument } from './policy-document.ts';

type Partly<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> | undefined }
    : T;

/** Some keys of a policy, at any depth. */
export type PolicyOverrides = Partly<PolicyDocument>;

function partly(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.ZodType>(schema.shape);
    return z.strictObject(Object.fromEntries(fields.map(([key, field]) => [key, partly(field).optional()])));
  }
  if (schema instanceof z.ZodRecord) {
    return z.partialRecord(schema.keyType as z.ZodEnum, partly(schema.valueType));
  }
  return schema as z.ZodType;
}

/** The policy's schema with every key optional; an unknown key or a value out of range is an issue at its path. */
export const policyOverrides = partly(policyDocument) as z.ZodType<PolicyOverrides, PolicyOverrides>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isObject(base) || !isObject(over)) return over;
  const changed = Object.entries(over).map(([key, value]) => [key, merged(base[key], value)]);
  return { ...base, ...(Object.fromEntries(changed) as Record<string, unknown>) };
}

/**
 * A whole policy: the base with the overrides laid over it. Objects are merged key by key at every level (`scope`,
 * `order` and `awardLimits` level by level and role by role); arrays and single values replace what was there.
 * A key cannot be taken away.
 *
 * @throws ZodError that names the path of each unknown key and each value out of range in `overrides`
 * @throws Rejection `policy-incomplete` when a new `withinStep` role says only half of what it must,
 * `working-day-empty` when the working day does not end after it begins: no deadline would ever come
 */
export function mergePolicy(base: PolicyDocument, overrides: unknown): PolicyDocument {
  const whole = policyDocument.safeParse(merged(base, policyOverrides.parse(overrides)));
  if (whole.success) return withWorkingDay(whole.data);
  const missing = whole.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Rejection('policy-incomplete', `The policy would lack ${missing}: give it too.`);
}

function withWorkingDay(policy: PolicyDocument): PolicyDocument {
  const [from, to] = policy.deadline.workingDay;
  if (from < to) return policy;
  throw new Rejection(
    'working-day-empty',
    `The working day would begin at ${from} and end at ${to}: let it end after it begins.`,
  );
}

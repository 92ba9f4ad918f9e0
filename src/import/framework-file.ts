import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  defaultPolicy,
  mergePolicy,
  regime,
  type FrameworkEstablished,
  type PolicyDocument,
} from '../../contexts/agreement/index.ts';
import { Rejection } from '#event-sourcing';
import { Wrong } from './cells/cell.ts';
import { label, oneOf, reference } from './cells/texts.ts';
import { date } from './cells/times.ts';
import { utf8 } from './readers/utf8.ts';
import type { Fault } from './header.ts';
import type { SourceFile } from './source.ts';
import { UnreadableInput } from './unreadable-input.ts';

export type FrameworkFacts = Omit<FrameworkEstablished, 'type'>;

/** What framework.json says. Without faults both facts and policy are there. */
export interface FrameworkFile {
  readonly file: SourceFile;
  /** When it could be read. */
  readonly framework: string | undefined;
  readonly facts: FrameworkFacts | undefined;
  /** The whole policy: the defaults with what the file changes. */
  readonly policy: PolicyDocument | undefined;
  readonly faults: readonly Fault[];
  /** Keys that mean nothing. */
  readonly unknown: readonly string[];
}

const fields = {
  reference,
  title: label,
  authority: label,
  regime: oneOf(regime.options),
  startsOn: date,
  endsOn: date,
};

const mostBytes = 1024 * 1024;

async function parsed(file: SourceFile): Promise<Readonly<Record<string, unknown>>> {
  if (file.size > mostBytes) throw new UnreadableInput(`${file.name} is larger than 1 MB.`);
  let text = '';
  for await (const bytes of utf8(file.name, chunks(await readFile(file.path)))) text += bytes.toString();
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch (error) {
    throw new UnreadableInput(`${file.name} is not JSON: ${(error as Error).message}.`);
  }
  throw new UnreadableInput(`${file.name} must hold one JSON object: { "reference": …, "title": … }.`);
}

async function* chunks(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const within = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

function policyFaults(error: z.ZodError, overrides: unknown): readonly Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const place = (path: readonly PropertyKey[]) => ['policy', ...path].join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        column: place([...issue.path, key]),
        value: textOf(within(overrides, [...issue.path, key])),
        reason: 'There is no such key in a policy: check its name (README.md of the agreement lists them).',
      }));
    }
    const value = textOf(within(overrides, issue.path));
    return [{ column: place(issue.path), value, reason: `${issue.message}.` }];
  });
}

function policyOf(overrides: unknown, faults: Fault[]): PolicyDocument | undefined {
  try {
    return mergePolicy(defaultPolicy, overrides);
  } catch (error) {
    if (error instanceof z.ZodError) faults.push(...policyFaults(error, overrides));
    else if (error instanceof Rejection) {
      faults.push({ column: 'policy', value: textOf(overrides), reason: error.message });
    } else throw error;
    return undefined;
  }
}

/** Reads framework.json. Rejects with UnreadableInput when it is not UTF-8 or not a JSON object. */
export async function readFrameworkFile(file: SourceFile): Promise<FrameworkFile> {
  const json = await parsed(file);
  const faults: Fault[] = [];
  const read: Record<string, string> = {};
  for (const [key, cell] of Object.entries(fields)) {
    const value = json[key];
    const text = textOf(value);
    const found =
      typeof value === 'string' ? cell.read(value) : new Wrong(`Expected a text: { "${key}": "…" }.`);
    if (found instanceof Wrong) faults.push({ column: key, value: text, reason: found.reason });
    else read[key] = found;
  }
  const { reference: framework, startsOn, endsOn } = read;
  if (startsOn !== undefined && endsOn !== undefined && endsOn < startsOn) {
    faults.push({ column: 'endsOn', value: endsOn, reason: `It would end before it starts on ${startsOn}.` });
  }
  const policy = policyOf(json['policy'] ?? {}, faults);
  const { reference: _reference, ...terms } = read;
  const facts = faults.length === 0 ? ({ framework, ...terms } as FrameworkFacts) : undefined;
  const unknown = Object.keys(json).filter((key) => !Object.hasOwn(fields, key) && key !== 'policy');
  return { file, framework, facts, policy, faults, unknown };
}

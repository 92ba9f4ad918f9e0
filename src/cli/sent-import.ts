import { openAsBlob } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportResult } from '../import/import-history.ts';
import { readConfig } from '../config.ts';
import { WrongUsage } from './output.ts';

/** What is sent to a server that runs, and where. */
export interface SentImport {
  readonly path: string;
  /** Its address, such as https://evenhand.example. */
  readonly server: string;
  /** A file that holds a token; left out: the token in EVENHAND_TOKEN. */
  readonly tokenFile?: string | undefined;
  readonly framework?: string | undefined;
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
  readonly correct: boolean;
}

async function tokenIn(file: string | undefined): Promise<string> {
  const text = file === undefined ? readConfig().token : await readFile(file, 'utf8').catch(() => '');
  const token = text?.trim() ?? '';
  if (/^[\x21-\x7e]{1,200}$/.test(token)) return token;
  throw new WrongUsage(
    file === undefined
      ? 'A server asks for a token: name a file that holds it with --token-file, or set EVENHAND_TOKEN.'
      : `There is no token in ${file}.`,
  );
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new WrongUsage(`There is no file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /^[^.].*\.(?:csv|xlsx|json)$/i.test(name));
  return names.map((name) => join(path, name));
}

function addressOf({ server, ...asked }: SentImport): URL {
  const base = URL.parse(server);
  if (!base || !/^https?:$/.test(base.protocol))
    throw new WrongUsage(`--server ${server} is no address: give one such as https://evenhand.example.`);
  const address = new URL('/api/v1/imports', base);
  for (const name of ['dryRun', 'skipInvalid', 'correct'] as const)
    if (asked[name]) address.searchParams.set(name, 'true');
  if (asked.framework !== undefined) address.searchParams.set('framework', asked.framework);
  return address;
}

/**
 * Sends files to a server that runs, which imports them as the command line would. Rejects with WrongUsage when the
 * server cannot be reached or takes them for no import, in its words.
 */
export async function sendImport(asked: SentImport): Promise<ImportResult> {
  const address = addressOf(asked);
  const authorization = `Bearer ${await tokenIn(asked.tokenFile)}`;
  const form = new FormData();
  for (const file of await filesAt(asked.path)) form.append('files', await openAsBlob(file), basename(file));
  const answer = await fetch(address, { method: 'POST', body: form, headers: { authorization } }).catch(
    (error: Error) => {
      throw new WrongUsage(
        `${address.origin} cannot be reached (${error.cause instanceof Error ? error.cause.message : error.message}).`,
      );
    },
  );
  const said = (await answer.json().catch(() => ({}))) as Partial<ImportResult> & {
    readonly detail?: string;
  };
  if (said.recorded === undefined)
    throw new WrongUsage(
      `${address.origin} answers ${answer.status}: ${said.detail ?? 'it is no Evenhand.'}`,
    );
  return { ...(said as ImportResult), returned: [] };
}

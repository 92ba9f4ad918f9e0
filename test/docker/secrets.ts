import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Service } from './compose-file.ts';

const secret = join(temporaryFolder(), 'secret');
writeFileSync(secret, 'a secret\n');

/** The environment of a service, with a file that holds `a secret` for each secret of its container. */
export const withSecrets = ({ environment = {} }: Service): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [
      key,
      value.startsWith('/run/secrets/') ? secret : value,
    ]),
  );

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = (name: string) => join(import.meta.dirname, name);

/** Its own authority, for localhost and 127.0.0.1, until 2120. Its key is public: good for tests and nothing else. */
export const certificateFile = file('for-tests-only.crt');

export const testCertificate = {
  cert: readFileSync(certificateFile),
  key: readFileSync(file('for-tests-only.key')),
};

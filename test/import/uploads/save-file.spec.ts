import { PayloadTooLargeException } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { saveFile } from '../../../src/import/uploads/save-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const chunks = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(1_000)));

it('saves what streams in, and counts it for all files of an upload', async () => {
  const allowance = { left: 3_500 };
  await saveFile(chunks(2), join(folder, 'one'), allowance);
  expect([readFileSync(join(folder, 'one')).length, allowance.left]).toEqual([2_000, 1_500]);
  const more = saveFile(chunks(1_000), join(folder, 'two'), allowance);
  await expect(more).rejects.toBeInstanceOf(PayloadTooLargeException);
  expect(readFileSync(join(folder, 'two')).length).toBeLessThan(2_000);
});

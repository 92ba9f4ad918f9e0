import { PayloadTooLargeException } from '@nestjs/common';
import { createWriteStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inMegabytes, uploadLimits } from './upload-limits.ts';

/** How many bytes one upload may still bring. */
export interface Allowance {
  left: number;
}

export const tooLarge = (): PayloadTooLargeException =>
  new PayloadTooLargeException(
    `One upload may have ${inMegabytes(uploadLimits.bytes)}: send the history in several parts.`,
  );

/** Saves what streams in, for nobody else's eyes. Rejects with PayloadTooLargeException as soon as it is too much. */
export async function saveFile(content: Readable, path: string, allowance: Allowance): Promise<void> {
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      allowance.left -= chunk.length;
      if (allowance.left < 0) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(content, counting, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}

import { Clock, Rejection } from '#event-sourcing';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HeldUpload } from './held-upload.ts';
import { uploadLimits } from './upload-limits.ts';

/** How often it is looked for uploads that nobody wants, in milliseconds. */
const often = 60_000;

/**
 * The uploads that this process holds, in the folder `uploads` of the data folder, for their owners' eyes alone. They do
 * not outlive the process: what was not confirmed was never imported, and is sent again.
 */
export class HeldUploads {
  private readonly held = new Map<string, HeldUpload>();
  private readonly folder: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    dataFolder: string,
    private readonly clock: Clock,
  ) {
    this.folder = join(dataFolder, 'uploads');
  }

  /** Throws away what a process before this one left behind. Until it is opened, nothing is held. */
  async open(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    this.timer = setInterval(() => void this.sweep(), often).unref();
  }

  /** Rejects with Rejection `uploads-full`. */
  async hold(by: string): Promise<HeldUpload> {
    await this.sweep();
    if (this.held.size >= uploadLimits.held)
      throw new Rejection(
        'uploads-full',
        `${uploadLimits.held} uploads wait for somebody to confirm them. Confirm or throw away yours, or come back in an hour.`,
      );
    const id = randomBytes(12).toString('hex');
    const upload = new HeldUpload(id, by, this.now(), join(this.folder, id));
    this.held.set(id, upload);
    await mkdir(upload.filesFolder, { recursive: true, mode: 0o700 });
    return upload;
  }

  /** @throws Rejection `upload-unknown`, also when it is somebody else's */
  of(id: string, by: string): HeldUpload {
    const found = this.held.get(id);
    if (found?.by === by) return found;
    throw new Rejection(
      'upload-unknown',
      'There is no such upload any more. It may have waited for more than an hour. Nothing of it was recorded: send the files again.',
    );
  }

  async discard(upload: HeldUpload): Promise<void> {
    this.held.delete(upload.id);
    await upload.discard();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    if (!this.timer) return;
    this.held.clear();
    await rm(this.folder, { recursive: true, force: true });
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }

  private async sweep(): Promise<void> {
    const now = this.now();
    const over = [...this.held.values()].filter(
      ({ at, standing }) => now - at > uploadLimits.patience && !('step' in standing),
    );
    for (const upload of over) await this.discard(upload);
  }
}

import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteCode } from './sqlite-errors.ts';
import { StoreUnavailable } from './store-errors.ts';

const busy = 5;

/** Linux: linux/magic.h and the network file systems' own headers. */
const networkFileSystems = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x73757245, 'Coda'],
  [0x01021997, '9P'],
]);

/** The name of the network file system of this type (statfs); undefined when it is another. */
export const networkFileSystem = (type: number): string | undefined => networkFileSystems.get(type >>> 0);

/**
 * The right to write into a data folder: one process at a time, free again when it ends, however it ends.
 * Never open or copy `data.lock` inside the process that holds it: closing the file would give the lock away.
 *
 * @throws StoreUnavailable when another process holds it, or when the folder is on a network file system, where locks
 * and fsync cannot be relied upon.
 */
export class DataFolderLock {
  readonly #db: DatabaseSync;

  constructor(folder: string, type = process.platform === 'linux' ? statfsSync(folder).type : 0) {
    const network = networkFileSystem(type);
    if (network) {
      throw new StoreUnavailable(`The data folder ${folder} is on ${network}: choose one on a local disk.`);
    }
    this.#db = new DatabaseSync(join(folder, 'data.lock'), { timeout: 0 });
    try {
      this.#db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      this.#db.close();
      if ((sqliteCode(error) & 0xff) !== busy) throw error;
      throw new StoreUnavailable(
        `The data folder ${folder} is in use by another process: stop that one first, only one may write.`,
      );
    }
  }

  release(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

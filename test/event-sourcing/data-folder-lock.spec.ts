import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-sourcing';
import { DataFolderLock, networkFileSystem } from '../../src/event-sourcing/data-folder-lock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const module = new URL('../../src/event-sourcing/data-folder-lock.ts', import.meta.url).href;
const inUse = { name: 'StoreUnavailable', message: expect.stringContaining('in use by another process') };

const newFolder = (name: string) => {
  const folder = join(root, name);
  mkdirSync(folder);
  return folder;
};

/** Starts a process that takes the lock and holds it until it is killed. */
async function holder(folder: string) {
  const code = `
    import { DataFolderLock } from ${JSON.stringify(module)};
    globalThis.lock = new DataFolderLock(${JSON.stringify(folder)});
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data folder', () => {
  it('is held by one at a time, also within a process', () => {
    const folder = newFolder('one');
    const lock = new DataFolderLock(folder);
    expect(() => new DataFolderLock(folder)).toThrow(expect.objectContaining(inUse));
    lock.release();
    lock.release();
    new DataFolderLock(folder).release();
  });

  it('refuses a second process, also through a symbolic link, and is free again after kill -9', async () => {
    const folder = newFolder('two');
    const linked = join(root, 'linked');
    symlinkSync(folder, linked);
    for (let round = 0; round < 3; round++) {
      const child = await holder(folder);
      expect(() => new DataFolderLock(folder)).toThrow(expect.objectContaining(inUse));
      expect(() => new DataFolderLock(linked)).toThrow(expect.objectContaining(inUse));
      await expect(SqliteEventStore.open({ folder })).rejects.toMatchObject(inUse);
      child.kill('SIGKILL');
      await once(child, 'exit');
      new DataFolderLock(linked).release();
    }
  });

  it('is taken by an open store, so that another process is refused; a copied folder is another folder', async () => {
    const folder = newFolder('three');
    const store = await SqliteEventStore.open({ folder });
    const code = `
      import { DataFolderLock } from ${JSON.stringify(module)};
      try { new DataFolderLock(${JSON.stringify(folder)}); console.log('got it'); }
      catch (error) { console.log(error.name); }`;
    const other = () =>
      spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
        encoding: 'utf8',
      }).stdout.trim();
    expect(other()).toBe('StoreUnavailable');
    await store.close();
    expect(other()).toBe('got it');

    const copy = join(root, 'copy');
    cpSync(folder, copy, { recursive: true });
    const [original, copied] = [
      await SqliteEventStore.open({ folder }),
      await SqliteEventStore.open({ folder: copy }),
    ];
    await Promise.all([original.close(), copied.close()]);
  });

  it('is free again when the store could not be opened', async () => {
    const folder = newFolder('four');
    mkdirSync(join(folder, 'log.db'));
    await expect(SqliteEventStore.open({ folder })).rejects.toMatchObject({ name: 'StoreUnavailable' });
    new DataFolderLock(folder).release();
  });

  it('refuses network file systems by name', () => {
    const folder = newFolder('five');
    expect(() => new DataFolderLock(folder, 0x6969)).toThrow(/is on NFS: choose one on a local disk/);
    // As a signed 32-bit number, the way some platforms give it.
    expect(networkFileSystem(0xff534d42 | 0)).toBe('CIFS');
    expect([0xef53, 0x58465342, 0x9123683e, 0x01021994].map(networkFileSystem)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { percentile } from './statistics.ts';

/** What the figures were measured on. */
export interface Machine {
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly sqlite: string;
  /** Milliseconds that a write of 4 KiB at the end of a file takes to be durable. */
  readonly fsync: { readonly p50: number; readonly p99: number };
}

/** Writes to a file of the folder, again and again, and waits for the disk each time. */
export function fsyncTimes(folder: string, times: number): readonly number[] {
  const block = Buffer.alloc(4096, 1);
  const fd = openSync(join(folder, 'fsync'), 'w');
  try {
    return Array.from({ length: times }, () => {
      const began = performance.now();
      writeSync(fd, block);
      fdatasyncSync(fd);
      return performance.now() - began;
    });
  } finally {
    closeSync(fd);
  }
}

/** The machine, and the disk that a folder is on. */
export function machine(folder: string): Machine {
  const times = fsyncTimes(folder, 300);
  return {
    system: `${type()} ${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'unknown',
    fsync: { p50: percentile(times, 50), p99: percentile(times, 99) },
  };
}

export const machineInWords = ({ system, cpu, cores, memoryGb, node, sqlite, fsync }: Machine): string =>
  `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}; Node ${node}, SQLite ${sqlite}; ` +
  `fdatasync p50 ${fsync.p50.toFixed(2)} ms, p99 ${fsync.p99.toFixed(2)} ms.`;

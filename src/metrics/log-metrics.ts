import { type AppendAttempt, appendAttempts, interruptions } from '#event-sourcing';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What is recorded, how large the log is, and how often a reader of it had to begin again. Returns how to stop counting. */
export function countRecording(folder: string, registry: Registry): () => void {
  const seconds = new Histogram({
    name: 'evenhand_append_duration_seconds',
    help: 'Decisions that were recorded, overtaken by a faster one, or failed, until that was durable.',
    labelNames: ['outcome'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  const again = new Counter({
    name: 'evenhand_subscription_interruptions_total',
    help: 'How often a reader of the log had to begin again, because the store or what it does with an event failed.',
    labelNames: ['subscription'],
    registers: [registry],
  });
  const bytes = new Gauge({
    name: 'evenhand_data_folder_bytes',
    help: 'Bytes in the data folder, by file; the log is not there when a server keeps it.',
    labelNames: ['file'],
    registers: [],
    collect() {
      for (const file of ['log', 'views', 'ops']) {
        const path = join(folder, `${file}.db`);
        this.set({ file }, sizeOf(path) + sizeOf(`${path}-wal`));
      }
    },
  });
  registry.registerMetric(bytes);
  const appended = (attempt: unknown) => {
    const { outcome, milliseconds } = attempt as AppendAttempt;
    seconds.observe({ outcome }, milliseconds / 1000);
  };
  const interrupted = (subscription: unknown) => again.inc({ subscription: String(subscription) });
  appendAttempts.subscribe(appended);
  interruptions.subscribe(interrupted);
  return () => {
    appendAttempts.unsubscribe(appended);
    interruptions.unsubscribe(interrupted);
  };
}

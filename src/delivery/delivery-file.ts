import type { DatabaseSync } from 'node:sqlite';
import { openPrivate } from '../private-file.ts';

/**
 * Opens `deliveries.db` of a data folder: who wants to be told of what, where that goes, and what became of it. Addresses
 * and secrets have no place in a log from which nothing can be taken away. To be closed.
 */
export function openDeliveries(folder: string): DatabaseSync {
  const db = openPrivate(folder, 'deliveries.db');
  db.exec(`CREATE TABLE IF NOT EXISTS subscriptions (
      id TEXT PRIMARY KEY, way TEXT NOT NULL, owner TEXT, title TEXT NOT NULL, address TEXT NOT NULL,
      audience TEXT, kinds TEXT NOT NULL, areas TEXT NOT NULL, providers TEXT NOT NULL, severity TEXT NOT NULL,
      pace TEXT NOT NULL, secrets TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL,
      state TEXT NOT NULL, since TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS deliveries (
      number INTEGER PRIMARY KEY AUTOINCREMENT, subscription TEXT NOT NULL REFERENCES subscriptions (id),
      event TEXT NOT NULL, message TEXT NOT NULL, made_at TEXT NOT NULL, state TEXT NOT NULL,
      attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, ended_at TEXT, UNIQUE (subscription, event)) STRICT;
    CREATE INDEX IF NOT EXISTS deliveries_pending ON deliveries (subscription, number) WHERE state = 'pending';
    CREATE TABLE IF NOT EXISTS attempts (
      delivery INTEGER NOT NULL REFERENCES deliveries (number), at TEXT NOT NULL, outcome TEXT NOT NULL,
      milliseconds INTEGER NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS attempts_by_delivery ON attempts (delivery);
    CREATE TABLE IF NOT EXISTS mark (one INTEGER PRIMARY KEY CHECK (one = 1), event TEXT NOT NULL) STRICT`);
  return db;
}

/** All of it, or nothing. */
export function together<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    db.exec('COMMIT');
    return done;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

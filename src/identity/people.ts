import { Rejection } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';

export interface Person {
  /** As the log has it: `u-1h2k…`. */
  readonly user: string;
  readonly name: string;
  /** As its owner writes it; empty when it is not known. */
  readonly email: string;
}

const longestName = 100;
const longestAddress = 254;
const address = /^[^\s@]+@[^\s@]+$/;

/** One spelling of an address for all that mean the same. */
const folded = (email: string) => email.trim().normalize('NFKC').toLowerCase();

const columns = 'SELECT user, name, email FROM people';

/** Who the users of the log are. Nothing about them stands anywhere else. */
export class People {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(`CREATE TABLE IF NOT EXISTS people (
      user TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, folded TEXT NOT NULL) STRICT;
      CREATE UNIQUE INDEX IF NOT EXISTS people_by_email ON people (folded)`);
  }

  /**
   * `email`: null when nobody said it. Throws Rejections `name-malformed`, `email-malformed`, and `email-taken` when it
   * is another user's.
   */
  put(person: Omit<Person, 'email'> & { readonly email: string | null }): void {
    const [name, email] = [person.name.trim(), person.email?.trim() ?? ''];
    if (name === '' || name.length > longestName)
      throw new Rejection('name-malformed', `Enter a name of 1 to ${longestName} characters.`);
    if (person.email !== null && (!address.test(email) || email.length > longestAddress))
      throw new Rejection('email-malformed', 'Enter an email address, like name@example.org.');
    const holder = this.byEmail(email);
    if (holder && holder.user !== person.user)
      throw new Rejection('email-taken', 'Somebody else has this email address. Enter another one.');
    this.#db
      .prepare('INSERT OR REPLACE INTO people (user, name, email, folded) VALUES (?, ?, ?, ?)')
      .run(person.user, name, email, folded(email) || person.user);
  }

  of(user: string): Person | undefined {
    return this.#find('user = ?', user)[0];
  }

  /** Capital letters and spaces around it make no difference. */
  byEmail(email: string): Person | undefined {
    return this.#find('folded = ?', folded(email))[0];
  }

  /** By name. */
  all(): readonly Person[] {
    return this.#find('true').toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  }

  forget(user: string): void {
    this.#db.prepare('DELETE FROM people WHERE user = ?').run(user);
  }

  #find(where: string, ...values: readonly string[]): readonly Person[] {
    return this.#db.prepare(`${columns} WHERE ${where}`).all(...values) as unknown as readonly Person[];
  }
}

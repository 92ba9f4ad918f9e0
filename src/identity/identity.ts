import type { Clock, Projections } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import type { DatabaseSync } from 'node:sqlite';
import { Attempts } from './attempts.ts';
import { Authenticators } from './authenticators.ts';
import { BreakGlass } from './break-glass.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { Entrance } from './entrance.ts';
import { KnownBrowsers } from './known-browsers.ts';
import { Links } from './links.ts';
import { Mail, type MailSetting } from './mail.ts';
import { Oidc, type OidcSetting } from './oidc.ts';
import { openOps } from './ops-file.ts';
import { Passkeys } from './passkeys.ts';
import { Passwords } from './passwords.ts';
import { People } from './people.ts';
import { RecoveryCodes } from './recovery-codes.ts';
import { Refusals } from './refusals.ts';
import { Sessions } from './sessions.ts';
import { Site } from './site.ts';
import { Tokens } from './tokens.ts';

export interface IdentitySetting {
  /** Such as https://evenhand.example.org; left out, this machine. */
  readonly publicUrl?: string | undefined;
  /** Whether people may have a password here; without, all come through the council's own sign-in. */
  readonly localAccounts: boolean;
  readonly oidc?: OidcSetting | undefined;
  /** The file of the one account that is for emergencies. */
  readonly breakGlassFile?: string | undefined;
  readonly mail?: MailSetting | undefined;
  /** Invented people, who come in by a link: never but by `evenhand demo`. */
  readonly demonstration: boolean;
}

/** What identity rests on. */
export interface Grounds {
  readonly folder: string;
  readonly clock: Clock;
  readonly projections: Projections;
  readonly commands: CommandBus;
  /** Told what could not be recorded. */
  readonly failed: (error: unknown) => void;
}

/** Who people are: what they know and have, their sessions and tokens, and the ways in. To be closed. */
export class Identity {
  readonly site: Site;
  readonly people: People;
  readonly passwords: Passwords;
  readonly authenticators: Authenticators;
  readonly passkeys: Passkeys;
  readonly recoveryCodes: RecoveryCodes;
  readonly links: Links;
  readonly knownBrowsers: KnownBrowsers;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly refusals: Refusals;
  readonly doorkeeper: Doorkeeper;
  readonly entrance: Entrance;
  readonly mail: Mail;
  readonly breakGlass: BreakGlass | null;
  readonly localAccounts: boolean;
  readonly demonstration: boolean;
  readonly #ops: DatabaseSync;
  readonly #oidc: OidcSetting | undefined;
  #provider: Oidc | undefined;

  constructor({ folder, clock, projections, commands, failed }: Grounds, setting: IdentitySetting) {
    const ops = (this.#ops = openOps(folder));
    this.site = new Site(setting.publicUrl);
    this.people = new People(ops);
    this.passwords = new Passwords(ops, clock);
    this.authenticators = new Authenticators(ops, clock, this.site.name);
    this.passkeys = new Passkeys(ops, clock, this.site);
    this.recoveryCodes = new RecoveryCodes(ops, clock);
    this.links = new Links(ops, clock);
    this.knownBrowsers = new KnownBrowsers(ops, clock);
    this.attempts = new Attempts(clock);
    this.sessions = new Sessions(ops, clock);
    this.tokens = new Tokens(ops, clock, projections, commands);
    this.refusals = new Refusals(clock, commands, failed);
    this.doorkeeper = new Doorkeeper(projections, this.tokens, this.sessions, clock);
    const cookies = { secure: !setting.demonstration };
    this.entrance = new Entrance(clock, commands, projections, this.knownBrowsers, cookies);
    this.mail = Mail.over(setting.mail ?? null);
    this.breakGlass =
      setting.breakGlassFile === undefined ? null : BreakGlass.read(setting.breakGlassFile, clock);
    this.#oidc = setting.oidc;
    [this.localAccounts, this.demonstration] = [setting.localAccounts, setting.demonstration];
  }

  /** The council's own sign-in; null when there is none. */
  get oidc(): Oidc | null {
    if (!this.#oidc) return null;
    return (this.#provider ??= Oidc.open(this.#oidc, `${this.site.origin}/sign-in/oidc/callback`));
  }

  async close(): Promise<void> {
    await this.refusals.close();
    this.mail.close();
    this.#ops.close();
  }
}

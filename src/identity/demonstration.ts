import { type GrantedRole, Principal } from '#access';
import { originOf, Projections, type Receipt, withOrigin } from '#event-sourcing';
import { Subject } from 'rxjs';
import { CommandBus } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { allFrameworks } from '../../projections/frameworks/index.ts';
import { Identity } from './identity.ts';

/** Those who have pages: `service` is for programs. */
const people = ['contract-manager', 'broker', 'auditor', 'administrator', 'provider'] as const;
type Invented = (typeof people)[number];

const linkMinutes = 24 * 60;

/** A way in for one role, good for one sign-in. */
export interface DemonstrationLink {
  readonly role: Invented;
  readonly url: string;
}

/**
 * The invented people of a demonstration, one for each role, who come in by links without a password. Nothing makes one
 * but a server that was started as a demonstration, which listens to this machine only and over an invented county only.
 */
@Injectable()
export class Demonstration {
  /** A link in the place of one that was used. */
  readonly renewed = new Subject<DemonstrationLink>();

  constructor(
    private readonly identity: Identity,
    private readonly projections: Projections,
    private readonly commands: CommandBus,
  ) {}

  /** Makes the people who are not there yet, and a fresh link for each. */
  async links(): Promise<readonly DemonstrationLink[]> {
    for (const role of people) await this.makeSure(role);
    return people.map((role) => this.link(role));
  }

  /** Whose link it is; the link is used up, and another one made. */
  admit(secret: string): string | undefined {
    const user = this.identity.links.use('demonstration', secret)?.user;
    const role = people.find((each) => userOf(each) === user);
    if (!role) return undefined;
    this.renewed.next(this.link(role));
    return userOf(role);
  }

  private link(role: Invented): DemonstrationLink {
    const secret = this.identity.links.issue('demonstration', userOf(role), linkMinutes);
    return { role, url: `${this.identity.site.origin}/demonstration/${secret}` };
  }

  private async makeSure(role: Invented): Promise<void> {
    const user = userOf(role);
    if (this.identity.people.of(user)) return;
    await this.record(new OpenAccount({ user, how: 'demonstration' }));
    const roles: GrantedRole[] = [role];
    await this.record(
      new GrantRoles({ user, roles, provider: role === 'provider' ? await this.provider() : null }),
    );
    const name = `Demonstration ${role.replace('-', ' ')}`;
    this.identity.people.put({ user, name, email: `${role}@demonstration.test` });
  }

  /** Somebody with something to see: the first who is primary in an area. */
  private async provider(): Promise<string> {
    const [framework] = allFrameworks(await this.projections.views());
    const held = framework?.positions.filter(({ role, to }) => role === 'primary' && to === null) ?? [];
    const [first] = held.map(({ provider }) => provider).toSorted();
    if (first === undefined) throw new Error('The county of a demonstration has providers.');
    return first;
  }

  private async record(command: OpenAccount | GrantRoles): Promise<void> {
    const origin = originOf(Principal.system('identity'));
    const { position } = await withOrigin(origin, () =>
      this.commands.execute<typeof command, Receipt>(command),
    );
    if (position !== null) await this.projections.reached(position);
  }
}

const userOf = (role: Invented): string => `u-demonstration-${role}`;

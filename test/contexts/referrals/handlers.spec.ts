import { type GrantedRole, Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import {
  EstablishFramework,
  EstablishFrameworkHandler,
} from '../../../contexts/agreement/establish-framework.ts';
import {
  RefuseExemption,
  RefuseExemptionHandler,
} from '../../../contexts/referrals/exemptions/refuse-exemption.ts';
import {
  RequestExemption,
  RequestExemptionHandler,
} from '../../../contexts/referrals/exemptions/request-exemption.ts';
import {
  ValidateExemption,
  ValidateExemptionHandler,
} from '../../../contexts/referrals/exemptions/validate-exemption.ts';
import { asSomebody, openLog } from '../../support/open-log.ts';
import { terms } from '../agreement/events.ts';
import { declined, of, offered } from './events.ts';

const log = openLog();
const stream = 'referral-CSH-2025-R1';
const as = <T>(id: string, role: GrantedRole, provider: string | null, work: () => T): T =>
  withOrigin(originOf(Principal.user(id, [role], provider)), work);
const request = () => new RequestExemptionHandler(log.aggregates).execute(new RequestExemption(of));
const validate = () => new ValidateExemptionHandler(log.aggregates).execute(new ValidateExemption(of));
const refuse = () => new RefuseExemptionHandler(log.aggregates).execute(new RefuseExemption(of));

beforeAll(async () => {
  await asSomebody(() =>
    new EstablishFrameworkHandler(log.aggregates, log.store).execute(new EstablishFramework(terms)),
  );
  const id = (last: string) => `0199b1c2-0000-7000-8000-00000000000${last}`;
  const author = {
    by: { kind: 'import', id: 'a-test', role: 'system' },
    corr: 'a-test',
    cause: 'a-test',
  } as const;
  const events = [offered, declined()].map(({ type, ...facts }, i) => ({
    ...{ ...author, id: id(String(i)), type, tv: 1, data: { type, ...facts } },
  }));
  await log.store.append({ stream, expected: 'none', events });
});

it('a provider asks for its own offer, by the policy of the framework, and another person decides', async () => {
  await expect(as('u-9', 'provider', 'P02', request)).rejects.toMatchObject({ code: 'offer-unknown' });
  expect(await as('u-1', 'provider', 'P01', request)).toMatchObject({ stream, revision: 2, events: 1 });
  expect(await as('u-1', 'provider', 'P01', request)).toMatchObject({ stream, revision: 2, events: 0 });
  await expect(as('u-1', 'contract-manager', null, validate)).rejects.toMatchObject({
    code: 'second-person-needed',
  });
  await expect(asSomebody(() => Promise.resolve().then(validate))).rejects.toThrow('somebody who is known');
  expect(await as('u-2', 'contract-manager', null, validate)).toMatchObject({ revision: 3, events: 1 });
  await expect(as('u-2', 'contract-manager', null, refuse)).rejects.toMatchObject({
    code: 'exemption-decided',
  });
});

import { AdoptPolicy, AdoptPolicyHandler } from '../../../contexts/agreement/adopt-policy.ts';
import { AwardPosition, AwardPositionHandler } from '../../../contexts/agreement/award-position.ts';
import { DefineArea, DefineAreaHandler } from '../../../contexts/agreement/define-area.ts';
import {
  EstablishFramework,
  EstablishFrameworkHandler,
} from '../../../contexts/agreement/establish-framework.ts';
import { VacatePosition, VacatePositionHandler } from '../../../contexts/agreement/vacate-position.ts';
import { AdmitProvider, AdmitProviderHandler } from '../../../contexts/providers/admit-provider.ts';
import { asSomebody, openLog } from '../../support/open-log.ts';
import { providerFacts } from '../providers/events.ts';
import { areaFacts, knownBy, positionFacts, terms } from './events.ts';

const log = openLog();
const establishes = () => new EstablishFrameworkHandler(log.aggregates, log.store);
const establish = (framework: string, handler = establishes()) =>
  asSomebody(() => handler.execute(new EstablishFramework({ ...terms, framework })));

it('sets a framework up, one receipt after the other', async () => {
  const stream = 'framework-CSH-2025';
  expect(await establish('CSH-2025')).toEqual({ stream, revision: 1, position: 1, events: 2 });
  expect(await establish('CSH-2025')).toEqual({ stream, revision: 1, position: 1, events: 0 });

  const define = new DefineArea(areaFacts('A01'));
  expect(await asSomebody(() => new DefineAreaHandler(log.aggregates).execute(define))).toMatchObject({
    revision: 2,
  });

  const policy = { awardLimits: { 1: { primary: 2 } } };
  const adopt = new AdoptPolicy({
    framework: 'CSH-2025',
    effectiveFrom: '2026-04-01',
    policy,
    reason: 'Decision 12',
  });
  expect(await asSomebody(() => new AdoptPolicyHandler(log.aggregates).execute(adopt))).toMatchObject({
    revision: 3,
  });
});

it('awards a position only to a provider that the council knows', async () => {
  const award = new AwardPosition(positionFacts('A01', 'primary', 'P01'));
  const awards = new AwardPositionHandler(log.aggregates);
  await expect(asSomebody(() => awards.execute(award))).rejects.toMatchObject({ code: 'provider-unknown' });

  await asSomebody(() => new AdmitProviderHandler(log.aggregates).execute(new AdmitProvider(providerFacts)));
  expect(await asSomebody(() => awards.execute(award))).toMatchObject({
    stream: 'framework-CSH-2025',
    events: 1,
  });

  const vacate = new VacatePosition({ ...knownBy(award), on: '2026-01-01', reason: 'Provider withdrew' });
  expect(await asSomebody(() => new VacatePositionHandler(log.aggregates).execute(vacate))).toMatchObject({
    events: 1,
  });
});

it('refuses a framework whose streams could be mistaken for those of one on record', async () => {
  await expect(establish('CSH')).rejects.toMatchObject({ code: 'framework-reference-ambiguous' });
  await expect(establish('CSH-2025-NORTH')).rejects.toMatchObject({ code: 'framework-reference-ambiguous' });
  expect(await establish('LIVE_IN')).toMatchObject({ events: 2 });
});

it('lets one of two win that are established at once and could be mistaken for each other', async () => {
  const handler = establishes();
  const both = await Promise.allSettled([establish('BLOCK', handler), establish('BLOCK-2026', handler)]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await establish('SPOT', handler)).toMatchObject({ events: 2 });
});

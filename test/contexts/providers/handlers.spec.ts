import { DefineArea, DefineAreaHandler } from '../../../contexts/agreement/define-area.ts';
import {
  EstablishFramework,
  EstablishFrameworkHandler,
} from '../../../contexts/agreement/establish-framework.ts';
import { AdmitProvider, AdmitProviderHandler } from '../../../contexts/providers/admit-provider.ts';
import { PauseOffers, PauseOffersHandler } from '../../../contexts/providers/pause-offers.ts';
import { RecordScope, RecordScopeHandler } from '../../../contexts/providers/record-scope.ts';
import { ResumeOffers, ResumeOffersHandler } from '../../../contexts/providers/resume-offers.ts';
import { asRole } from '../../support/as-role.ts';
import { asSomebody, openLog } from '../../support/open-log.ts';
import { areaFacts, terms } from '../agreement/events.ts';
import { pauseFacts, providerFacts } from './events.ts';

const log = openLog();

beforeAll(() =>
  asSomebody(async () => {
    await new EstablishFrameworkHandler(log.aggregates, log.store).execute(new EstablishFramework(terms));
    await new DefineAreaHandler(log.aggregates).execute(new DefineArea(areaFacts('A01')));
    const admits = new AdmitProviderHandler(log.aggregates);
    for (const provider of ['P01', 'P02'])
      await admits.execute(new AdmitProvider({ ...providerFacts, provider }));
  }),
);

const pause = (more: object = {}) =>
  asRole('provider', () =>
    new PauseOffersHandler(log.aggregates).execute(new PauseOffers({ ...pauseFacts('2026-07-01'), ...more })),
  );
const resume = (more: object = {}) =>
  asRole('provider', () =>
    new ResumeOffersHandler(log.aggregates).execute(
      new ResumeOffers({
        ...{ provider: 'P01', framework: 'CSH-2025', area: 'A01', from: '2026-07-01', on: '2026-07-03' },
        ...more,
      }),
    ),
  );
const said = async (asked: Promise<unknown>) => {
  const { code, message } = await asked.then(
    () => ({ code: 'recorded', message: '' }),
    (error: { code: string; message: string }) => error,
  );
  return [code, message.replaceAll(/P\d+/g, 'P')];
};

it('lets a provider pause and resume its own offers', async () => {
  expect(await pause()).toMatchObject({ stream: 'provider-P01', events: 1 });
  expect(await pause({ area: null })).toMatchObject({ events: 1 });
  expect(await resume()).toMatchObject({ stream: 'provider-P01', events: 1 });
});

it('tells a provider of another one what it is told of one that does not exist', async () => {
  const nobody = await said(pause({ provider: 'P99' }));
  expect(nobody[0]).toBe('provider-unknown');
  expect(await said(pause({ provider: 'P02' }))).toEqual(nobody);
  expect(await said(resume({ provider: 'P99' }))).toEqual(nobody);
  expect(await said(resume({ provider: 'P02' }))).toEqual(nobody);
});

it('knows which areas and frameworks there are', async () => {
  await expect(pause({ area: 'A09' })).rejects.toMatchObject({ code: 'area-unknown' });
  await expect(pause({ framework: 'ELSE', area: null })).rejects.toMatchObject({
    code: 'framework-unknown',
  });
});

it('records what a provider cannot be asked for', async () => {
  const record = new RecordScope({ provider: 'P02', outOfScope: ['live-in'] });
  const recorded = asRole('contract-manager', () => new RecordScopeHandler(log.aggregates).execute(record));
  expect(await recorded).toMatchObject({ stream: 'provider-P02', events: 1 });
});

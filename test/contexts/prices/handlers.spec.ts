import { DefineArea, DefineAreaHandler } from '../../../contexts/agreement/define-area.ts';
import {
  EstablishFramework,
  EstablishFrameworkHandler,
} from '../../../contexts/agreement/establish-framework.ts';
import { AgreeRate, AgreeRateHandler } from '../../../contexts/prices/agree-rate.ts';
import { AdmitProvider, AdmitProviderHandler } from '../../../contexts/providers/admit-provider.ts';
import { asSomebody, openLog } from '../../support/open-log.ts';
import { areaFacts, terms } from '../agreement/events.ts';
import { providerFacts } from '../providers/events.ts';

const log = openLog();
const rate = {
  framework: 'CSH-2025',
  provider: 'P01',
  area: 'A01',
  band: 'standard',
  hourlyPence: 2408,
  effectiveFrom: '2025-01-06',
};
const agree = () => asSomebody(() => new AgreeRateHandler(log.aggregates).execute(new AgreeRate(rate)));

it('agrees a rate for an area that there is, with a provider that there is', async () => {
  await expect(agree()).rejects.toMatchObject({ code: 'area-unknown' });
  await asSomebody(async () => {
    await new EstablishFrameworkHandler(log.aggregates, log.store).execute(new EstablishFramework(terms));
    await new DefineAreaHandler(log.aggregates).execute(new DefineArea(areaFacts('A01')));
  });
  await expect(agree()).rejects.toMatchObject({ code: 'provider-unknown' });
  await asSomebody(() => new AdmitProviderHandler(log.aggregates).execute(new AdmitProvider(providerFacts)));
  expect(await agree()).toMatchObject({ stream: 'rates-CSH-2025-P01', revision: 0, events: 1 });
  expect(await agree()).toMatchObject({ stream: 'rates-CSH-2025-P01', revision: 0, events: 0 });
});

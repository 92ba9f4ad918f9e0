import { PauseOffers, pauseOffers } from '../../../contexts/providers/pause-offers.ts';
import { provider } from '../../../contexts/providers/provider.ts';
import { given } from '../../support/given.ts';
import { admitted, pauseFacts, paused, resumed } from './events.ts';

const known = { visible: true, there: true };
const pause = (...facts: Parameters<typeof pauseFacts>) =>
  pauseOffers(new PauseOffers(pauseFacts(...facts)), known);
// Today is 2026-07-01 for whoever is given something.
const open = given(provider, admitted, paused('2026-07-10', '2026-07-17'));

describe('pausing offers', () => {
  it('lasts until a day, or until further notice, from today on', () => {
    given(provider, admitted)
      .when(pause('2026-07-01', '2026-07-08'))
      .thenRecords(paused('2026-07-01', '2026-07-08'));
    given(provider, admitted).when(pause('2026-07-01')).thenRecords(paused('2026-07-01'));
  });

  it('is for one area, or for the whole framework beside it', () => {
    open
      .when(pause('2026-07-10', '2026-07-17', 'A02'))
      .thenRecords(paused('2026-07-10', '2026-07-17', 'A02'));
    open.when(pause('2026-07-12', null, null)).thenRecords(paused('2026-07-12', null, null));
  });

  it('records nothing when it is paused so', () => {
    open.when(pause('2026-07-10', '2026-07-17')).thenRecordsNothing();
    given(provider, admitted, paused('2026-06-01')).when(pause('2026-06-01')).thenRecordsNothing();
  });

  it('may touch another pause, and may follow one that never began', () => {
    open.when(pause('2026-07-17')).thenRecords(paused('2026-07-17'));
    open.when(pause('2026-07-03', '2026-07-10')).thenRecords(paused('2026-07-03', '2026-07-10'));
    given(provider, admitted, paused('2026-07-10'), resumed('2026-07-10', '2026-07-10'))
      .when(pause('2026-07-10', '2026-07-12'))
      .thenRecords(paused('2026-07-10', '2026-07-12'));
  });

  it('is refused where it overlaps another: before, within or after', () => {
    open.when(pause('2026-07-16')).thenRejected('offers-already-paused');
    open.when(pause('2026-07-02', '2026-07-11')).thenRejected('offers-already-paused');
    open.when(pause('2026-07-02')).thenRejected('offers-already-paused');
    open.when(pause('2026-07-10', '2026-07-20')).thenRejected('offers-already-paused');
  });

  it('is refused for yesterday, because what was offered was offered', () => {
    given(provider, admitted).when(pause('2026-06-30')).thenRejected('pause-backdated');
  });

  it('is refused when it ends before it starts', () => {
    given(provider, admitted)
      .when(pause('2026-07-08', '2026-07-08'))
      .thenRejected('pause-ends-before-it-starts');
  });

  it('is refused where there is no such provider, framework or area', () => {
    given(provider).when(pause('2026-07-01')).thenRejected('provider-unknown');
    const anywhere = (area: string | null, grounds: typeof known) =>
      given(provider, admitted).when(
        pauseOffers(new PauseOffers(pauseFacts('2026-07-01', null, area)), grounds),
      );
    anywhere('A09', { ...known, there: false }).thenRejected('area-unknown');
    anywhere(null, { ...known, there: false }).thenRejected('framework-unknown');
    anywhere('A01', { ...known, visible: false }).thenRejected('provider-unknown');
  });
});

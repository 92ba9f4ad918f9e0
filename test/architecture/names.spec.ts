import { files, plant, root } from './house.ts';
import { misnomers, tooLong } from './naming.ts';

const house = files(root, '{src,contexts,projections,bench,test}/**/*.ts', '{scripts,bin}/*.mjs');

/** Files that may be longer than 200 lines, each with its reason; no file of the house itself is among them. */
const excused: Readonly<Record<string, string>> = {
  'test/api/server.spec.ts': 'one running server over one imported county, asked everything',
  'test/cli/cli.spec.ts': 'one imported county, asked everything on the command line',
  'test/event-sourcing/aggregates.spec.ts': 'one aggregate in every race and retry',
  'test/event-sourcing/contract/subscription.ts': 'a part of the contract that every store passes as a whole',
  'test/event-sourcing/projection-runner.spec.ts':
    'one runner through building, crashing, rebuilding and swapping',
  'test/event-sourcing/verify-log.spec.ts': 'a list of every way to tamper with a log',
  'test/web/pages.spec.ts': 'one server with one county, every page of it',
};

describe('names', () => {
  it('say what a thing is for, in the house', () => {
    const others = house.filter((path) => path !== 'test/architecture/names.spec.ts');
    expect(others.length).toBeGreaterThan(30);
    expect(misnomers(root, others)).toEqual([]);
  });

  it('are found when they do not', () => {
    const { folder, remove } = plant({
      'contexts/a/acceptOffer.ts': '',
      'contexts/a/offer.service.ts': '',
      'contexts/common/offer-helpers.ts': '',
      'contexts/a/offer.ts':
        'export class OfferManager {}\ninterface IOffer {}\nconst metadata = 1;\nconst dataFolder = 2;',
      'contexts/a/accept.ts':
        'class AcceptOffer extends command({}) {} class OfferEvent extends event("OfferEvent", {}) {}',
      'contexts/a/a.events.ts': 'class OfferAccepted extends event("OfferAccepted", {}) {}',
    });
    const found = misnomers(folder, files(folder, '**/*.ts'));
    remove();
    expect(found).toEqual([
      'contexts/a/accept.ts: AcceptOffer belongs in accept-offer.ts',
      'contexts/a/accept.ts: OfferEvent: its kind is no part of its name',
      'contexts/a/accept.ts: OfferEvent: a fact belongs in a .events.ts file',
      'contexts/a/acceptOffer.ts: acceptOffer is not kebab-case',
      'contexts/a/offer.service.ts: .service is no suffix of ours',
      'contexts/a/offer.ts: OfferManager: Manager says nothing',
      'contexts/a/offer.ts: IOffer: no I before an interface',
      'contexts/common/offer-helpers.ts: common says nothing',
      'contexts/common/offer-helpers.ts: helpers says nothing',
    ]);
  });
});

describe('a file', () => {
  it('has at most 200 lines, in the house', () => {
    expect(tooLong(root, house, excused)).toEqual([]);
  });

  it('is found when it has more, and so is an excuse that nothing needs', () => {
    const { folder, remove } = plant({ 'long.ts': '\n'.repeat(201), 'enough.ts': '\n'.repeat(200) });
    const found = tooLong(folder, ['enough.ts', 'long.ts'], { 'gone.ts': 'was a table' });
    remove();
    expect(found).toEqual(['long.ts has more than 200 lines', 'gone.ts needs no excuse']);
  });
});

import { IndexCorrected, IndexRecorded } from '../../../../contexts/prices/index.ts';
import { indices } from '../../../../contexts/prices/indices/indices.ts';
import {
  RecordIndex,
  recordIndex,
  RecordIndexHandler,
} from '../../../../contexts/prices/indices/record-index.ts';
import { given } from '../../../support/given.ts';
import { asSomebody, openLog } from '../../../support/open-log.ts';

const facts = {
  ...{ series: 'CPIH', period: '2025-12', value: 131_400, publishedOn: '2025-12-31' },
  source: 'Consumer price inflation, table 1',
};
const record = (more: object = {}) => recordIndex(new RecordIndex({ ...facts, ...more }));
const recorded = new IndexRecorded(facts);
const reason = 'Revised by its publisher';

describe('an index', () => {
  it('has a value for a period, which is recorded once', () => {
    given(indices).when(record()).thenRecords(recorded);
    given(indices, recorded).when(record()).thenRecordsNothing();
    given(indices, recorded)
      .when(record({ period: '2025-11' }))
      .thenRecords(new IndexRecorded({ ...facts, period: '2025-11' }));
  });

  it.each([{ value: 131_900 }, { publishedOn: '2025-12-30' }, { source: 'Another table' }])(
    'is corrected by %j, with a reason',
    (more) => {
      given(indices, recorded).when(record(more)).thenRejected('index-recorded');
      const corrected = new IndexCorrected({ ...facts, ...more, reason });
      given(indices, recorded)
        .when(record({ ...more, reason }))
        .thenRecords(corrected);
      given(indices, recorded, corrected)
        .when(record({ ...more, reason }))
        .thenRecordsNothing();
    },
  );

  it.each(['2025', '2025-Q4'])('keeps its kind of period: %s is no month', (period) => {
    given(indices, recorded).when(record({ period })).thenRejected('index-period-differs');
  });

  it('is not recorded before it is published', () => {
    given(indices)
      .when(record({ publishedOn: '2100-01-01' }))
      .thenRejected('index-not-published');
  });

  it.each([{ period: '2025-13' }, { period: '2025-Q5' }, { period: 'May' }, { value: 0 }, { value: 1.5 }])(
    'is malformed with %j',
    (more) => {
      expect(() => new RecordIndex({ ...facts, ...more })).toThrow(
        expect.objectContaining({ name: 'ZodError' }),
      );
    },
  );
});

const log = openLog();

it('has a stream of its own', async () => {
  const ask = () => asSomebody(() => new RecordIndexHandler(log.aggregates).execute(new RecordIndex(facts)));
  expect(await ask()).toMatchObject({ stream: 'index-CPIH', revision: 0, events: 1 });
  expect(await ask()).toMatchObject({ stream: 'index-CPIH', revision: 0, events: 0 });
});

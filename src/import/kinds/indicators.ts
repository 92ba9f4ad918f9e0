import { indicatorCorrection, pastIndicator } from '../../../contexts/oversight/history.ts';
import { indicatorKind, type IndicatorRecorded } from '../../../contexts/oversight/index.ts';
import { hundredths } from '../cells/numbers.ts';
import { oneOf, reasonCode, reference } from '../cells/texts.ts';
import { date } from '../cells/times.ts';
import { column, kindOf, maybe } from '../kind.ts';

type Row = Omit<IndicatorRecorded, 'type' | 'framework'>;

const ofFramework = (framework: string, facts: Row): Omit<IndicatorRecorded, 'type'> => ({
  ...facts,
  framework: facts.area === null ? null : framework,
});

/** What was measured of a provider on a day; without an area, of all of it. */
export const indicators = kindOf<Row>({
  name: 'indicators',
  columns: {
    provider: column('provider', reference, { refersTo: 'providers' }),
    area: maybe('area', reference, { refersTo: 'areas' }),
    kind: column('kind', oneOf(indicatorKind.options)),
    valueHundredths: column('value', hundredths),
    on: column('on', date),
    source: column('source', reasonCode),
  },
  key: ['provider', 'area', 'kind', 'on'],
  recorded: ({ provider, area, kind, on: day }, on) => {
    const known = on
      .oversight(provider)
      ?.indicators.find(
        (each) =>
          each.kind === kind &&
          each.on === day &&
          each.area === area &&
          each.framework === (area === null ? null : on.framework),
      );
    if (!known) return undefined;
    const { valueHundredths, source } = known;
    return { provider, area, kind, valueHundredths, on: day, source };
  },
  past: (facts, { framework }) => pastIndicator(ofFramework(framework, facts)),
  correction: (facts, { framework }) => indicatorCorrection(ofFramework(framework, facts)),
});

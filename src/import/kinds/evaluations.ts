import { pastPrices } from '../../../contexts/procurement/history.ts';
import { entriesOf, listOf } from '../cells/lists.ts';
import { points, pounds } from '../cells/numbers.ts';
import { reference } from '../cells/texts.ts';
import { instant } from '../cells/times.ts';
import { column, kindOf, lastOf, type Setting } from '../kind.ts';

interface Row {
  readonly tender: string;
  readonly area: string;
  readonly ranking: string;
  readonly evaluatedAt: string;
}

function evaluated({ ranking, ...row }: Row, { framework, methodOf }: Setting) {
  const bids = entriesOf(ranking).map(([provider = '', price = '', forQuality = '', forPrice = ''], i) => {
    const [quality, ofPrice] = [Number(points.read(forQuality)), Number(points.read(forPrice))];
    const total = quality + ofPrice;
    return { provider, pence: Number(pounds.read(price)), quality, price: ofPrice, total, rank: i + 1 };
  });
  return { framework, ...row, method: methodOf(row.tender), referencePence: null, ranking: bids };
}

/** The bids of an area whose prices were evaluated, the best first: provider, price, quality points, price points. */
export const evaluations = kindOf<Row>({
  name: 'evaluations',
  columns: {
    tender: column('tender', reference, { refersTo: 'tenders' }),
    area: column('area', reference, { refersTo: 'areas' }),
    ranking: column('ranking', listOf(reference, pounds, points, points)),
    evaluatedAt: column('evaluated_at', instant),
  },
  key: ['tender', 'area'],
  impossible: ({ ranking }) =>
    entriesOf(ranking ?? '').some(([, , quality = '', price = '']) => Number(quality) + Number(price) > 100)
      ? [['ranking', 'The points of a bid are more than 100 together.']]
      : [],
  recorded: ({ tender, area }, on) => {
    const told = on.tender(tender)?.evaluated.find((each) => each.area === area);
    const ranking = told?.ranking.map((bid) =>
      [bid.provider, pounds.write(bid.pence), points.write(bid.quality), points.write(bid.price)].join('/'),
    );
    return told && { ...told, tender, ranking: ranking?.join(';') ?? '' };
  },
  past: (row, setting) => pastPrices(evaluated(row, setting)),
  correction: (row, setting) => lastOf(pastPrices(evaluated(row, setting))),
});

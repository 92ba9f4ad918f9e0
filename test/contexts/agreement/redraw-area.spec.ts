import { framework } from '../../../contexts/agreement/framework.ts';
import { RedrawArea, redrawArea } from '../../../contexts/agreement/redraw-area.ts';
import { given } from '../../support/given.ts';
import { adopted, area, established, redrawn, redrawnFacts } from './events.ts';

const redraw = (from: string, ...into: readonly string[]) =>
  redrawArea(new RedrawArea(redrawnFacts(from, ...into)));
const agreed = [established, adopted(), area('A01'), area('A02'), area('A36')] as const;

describe('redrawing an area', () => {
  it('says which areas lie there now, each once', () => {
    given(framework, ...agreed)
      .when(redraw('A01', 'A36', 'A01', 'A36'))
      .thenRecords(redrawn('A01', 'A01', 'A36'));
  });

  it('records nothing when that is on record', () => {
    given(framework, ...agreed, redrawn('A01', 'A01', 'A36'))
      .when(redraw('A01', 'A36', 'A01'))
      .thenRecordsNothing();
  });

  it('may be said of another area, or otherwise', () => {
    const once = given(framework, ...agreed, redrawn('A01', 'A01', 'A36'));
    once.when(redraw('A02', 'A01', 'A36')).thenRecords(redrawn('A02', 'A01', 'A36'));
    once.when(redraw('A01', 'A36')).thenRecords(redrawn('A01', 'A36'));
  });

  it('is refused for an area that there is not', () => {
    given(framework, ...agreed)
      .when(redraw('A09', 'A01'))
      .thenRejected('area-unknown');
    given(framework, ...agreed)
      .when(redraw('A01', 'A01', 'A09'))
      .thenRejected('area-unknown');
    given(framework).when(redraw('A01', 'A02')).thenRejected('framework-unknown');
  });
});

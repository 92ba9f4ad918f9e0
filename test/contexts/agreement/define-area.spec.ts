import { DefineArea, defineArea } from '../../../contexts/agreement/define-area.ts';
import { framework } from '../../../contexts/agreement/framework.ts';
import { AreaCorrected } from '../../../contexts/agreement/framework.events.ts';
import { given } from '../../support/given.ts';
import { adopted, area, areaFacts, established } from './events.ts';

const define = (more: object = {}) => defineArea(new DefineArea({ ...areaFacts('A01'), ...more }));

describe('defining an area', () => {
  it('records its level and expected volume', () => {
    given(framework, established, adopted()).when(define()).thenRecords(area('A01'));
  });

  it('records nothing when it is defined so', () => {
    given(framework, established, adopted(), area('A01')).when(define()).thenRecordsNothing();
  });

  it('is refused when it is defined otherwise, also by a correction', () => {
    given(framework, established, area('A01', 2)).when(define()).thenRejected('area-exists');
    const corrected = new AreaCorrected({ ...areaFacts('A01'), name: 'Aldmoor' });
    given(framework, established, area('A01'), corrected).when(define()).thenRejected('area-exists');
    given(framework, established, area('A01'), corrected)
      .when(define({ name: 'Aldmoor' }))
      .thenRecordsNothing();
  });

  it('is refused without a framework', () => {
    given(framework).when(define()).thenRejected('framework-unknown');
  });
});

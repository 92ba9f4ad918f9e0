import { jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { TrailFiles } from '../../src/audit-trail/trail-files.ts';
import { until } from '../support/in-time.ts';
import { openLog, StoppedClock } from '../support/open-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const log = openLog();
const folder = temporaryFolder();

describe('the files of the audit trail', () => {
  it.each([1, 2, 3, 4, 5])(
    'are asked nothing once they are closed, whatever was under way (%s)',
    async () => {
      const files = new TrailFiles(folder, log.store, new StoppedClock());
      const told: unknown[] = [];
      const follow = jest.spyOn(files.trail, 'follow');
      files.start((error) => told.push(error), 1);
      await until(() => follow.mock.calls.length > 2);
      await files.close();
      const looks = follow.mock.calls.length;
      await pause(30);
      expect(follow).toHaveBeenCalledTimes(looks);
      expect(told).toEqual([]);
    },
  );
});

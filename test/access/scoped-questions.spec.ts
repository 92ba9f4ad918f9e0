import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../src/app.module.ts';
import { openForWriting, type WritableDataFolder } from '../../src/data-folder.ts';
import { principalIn } from '../support/as-role.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { messagesIn } from './messages.ts';

let app: INestApplicationContext;
let folder: WritableDataFolder;
const path = temporaryFolder();
beforeAll(async () => {
  folder = await openForWriting(path);
  app = await NestFactory.createApplicationContext(AppModule.over(folder), { logger: ['error'] });
});
afterAll(async () => {
  await app.close();
  await folder.close();
});

it('answers what a provider may ask from its own rows alone', () => {
  const asked = messagesIn(app).filter(({ kind, type }) => {
    const { rule } = type as { readonly rule?: { allows(asker: object): boolean } };
    return kind === 'query' && rule?.allows(principalIn('provider'));
  });
  expect(asked.length).toBeGreaterThan(6);
  for (const { name, handler } of asked) {
    const given = Reflect.getMetadata('design:paramtypes', handler.constructor) as readonly {
      name: string;
    }[];
    const names = given.map((each) => each.name).toSorted();
    // A story and a timeline are read from events, and tell a provider its own.
    const told = name === 'GetReferralStory' || name === 'FindProvider';
    const allowed = ['Clock', 'ScopedProjections', ...(told ? ['EventStore'] : [])];
    expect([name, names.filter((each) => !allowed.includes(each))]).toEqual([name, []]);
    expect([name, names.includes('ScopedProjections')]).toEqual([name, true]);
  }
});

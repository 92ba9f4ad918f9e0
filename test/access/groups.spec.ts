import { councilRoles, type Role, roles } from '#access';
import type { CallHandler, ExecutionContext, INestApplicationContext } from '@nestjs/common';
import { ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import { lastValueFrom, of } from 'rxjs';
import { ReferralStoryController } from '../../projections/referral-story/referral-story.controller.ts';
import { AppModule } from '../../src/app.module.ts';
import { openForWriting, type WritableDataFolder } from '../../src/data-folder.ts';
import { RoleGroupsInterceptor } from '../../src/http/role-groups.interceptor.ts';
import { asRole } from '../support/as-role.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Type = abstract new (...given: never[]) => object;

/** Where Nest writes down how an answer is shaped. */
const shape = 'class_serializer:options';

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

/** Every route for programs, with what it says of the shape of its answer. */
const routes = () =>
  [...app.get(ModulesContainer).values()]
    .flatMap(({ controllers }) => [...controllers.values()].map(({ metatype }) => metatype as Type))
    .flatMap((type) =>
      Object.entries(Object.getOwnPropertyDescriptors(type.prototype)).flatMap(([name, { value }]) => {
        const method: unknown = typeof value === 'function' && Reflect.getMetadata('method', value);
        if (typeof method !== 'number') return [];
        const at = [type, value as object].map((each) => String(Reflect.getMetadata('path', each) ?? ''));
        const options = app.get(Reflector).getAllAndOverride<{ type?: unknown }>(shape, [value, type]);
        return [{ name: `${type.name}.${name}`, at: at.join('/').replace(/^\/+/, ''), options }];
      }),
    )
    .filter(({ at }) => at.startsWith('api/'));

it('every route for programs says what its answer is, and nothing is shown that is not declared', () => {
  const untyped = routes().filter(({ options }) => typeof options?.type !== 'function');
  expect(routes().length).toBeGreaterThan(20);
  // A ZIP, and server-sent events with a position and nothing else.
  expect(untyped.map(({ name }) => name)).toEqual(['EvidencePackController.evidence', 'LiveController.live']);
});

/** What the interceptor makes of an answer of the route. */
async function shown(answer: object): Promise<unknown> {
  const context = {
    getHandler: () => Reflect.get(ReferralStoryController.prototype, 'story'),
    getClass: () => ReferralStoryController,
  } as unknown as ExecutionContext;
  const next: CallHandler = { handle: () => of(answer) };
  return lastValueFrom(await new RoleGroupsInterceptor(new Reflector()).intercept(context, next));
}

const entry = {
  what: 'It was offered.',
  recordedBy: { kind: 'user', id: 'canary', role: 'broker' },
  corr: 'canary',
  cause: 'canary',
};
const story = { audit: 'referral', secret: 'never', entries: [{ ...entry, secret: 'never' }], findings: [] };

it.each(roles)('%s is shown who recorded what only as the council’s own', async (role: Role) => {
  const council: readonly Role[] = councilRoles;
  const text = JSON.stringify(await asRole(role, () => shown(story)));
  expect(text).toContain('It was offered.');
  expect([...text.matchAll(/canary/g)]).toHaveLength(council.includes(role) ? 3 : 0);
  expect(text).not.toContain('never');
});

it('shows whoever is not known what everybody may see', async () => {
  const text = JSON.stringify(await shown(story));
  expect(text).toContain('It was offered.');
  expect(text).not.toMatch(/canary|never/);
});

import { type Receipt } from '#event-sourcing';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { PackagesController } from '../../contexts/packages/packages.controller.ts';
import { ConflictsController } from '../../contexts/referrals/conflicts/conflicts.controller.ts';
import { OffersController } from '../../contexts/referrals/offers.controller.ts';
import { ReferralsController } from '../../contexts/referrals/referrals.controller.ts';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';

const receipt: Receipt = { stream: 'referral-CSH-2025-R1', revision: 3, position: 7, events: 1 };
const asked: ICommand[] = [];
let app: NestFastifyApplication;
let api: OpenAPIObject;

beforeAll(async () => {
  const bus = { execute: async (command: ICommand) => (asked.push(command), receipt) };
  const module = await Test.createTestingModule({
    controllers: [ReferralsController, OffersController, ConflictsController, PackagesController],
    providers: [{ provide: CommandBus, useValue: bus }],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalPipes(new StandardSchemaValidationPipe());
  app.useGlobalFilters(new ProblemDetailsFilter(() => undefined));
  await app.init();
  api = SwaggerModule.createDocument(app, new DocumentBuilder().build());
});
afterAll(() => app.close());

const post = async (path: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url: `/api/v1/${path}`, payload });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
};

const framework = { framework: 'CSH-2025' };
const referral = { referral: 'R1' };
const need = {
  ...{ area: 'A01', weeklyMinutes: 600, carers: 1, rural: false, timeSlot: 'daytime' },
  ...{ urgency: 'standard', startBy: null },
};
const [reason, on, evidence] = ['NEED_CHANGED', '2026-07-06', 'File note 7'];
const decidedAt = '2026-07-01T08:00:00.000Z';

/** Each route, the command it asks, and what its body has beside what the path names. */
const routes = [
  ['referrals', 'ReceiveReferral', { ...framework, ...referral, ...need }],
  ['referrals/R1/amendment', 'AmendReferral', { ...framework, ...need, reason }],
  ['referrals/R1/withdrawal', 'WithdrawReferral', { ...framework, reason }],
  ['referrals/R1/preference', 'RecordPreference', { ...framework, provider: 'P01' }],
  ['referrals/R1/offers', 'OfferNext', { ...framework, parallel: null }],
  ['referrals/R1/rounds', 'OfferAgain', { ...framework, reason }],
  [
    'referrals/R1/skips',
    'SkipStep',
    { ...framework, role: 'primary', provider: 'P01', reason: 'CUSTOMER_CHOICE' },
  ],
  ['referrals/R1/placement', 'PlaceReferral', framework],
  ['referrals/R1/failure', 'FailToPlace', { ...framework, reason }],
  [
    'referrals/R1/off-framework',
    'RequestOffFramework',
    { ...framework, provider: 'P09', ground: 'CUSTOMER_CHOICE', evidence },
  ],
  ['referrals/R1/off-framework/approval', 'ApproveOffFramework', framework],
  ['referrals/R1/off-framework/refusal', 'RefuseOffFramework', framework],
  ['referrals/R1/conflict-override', 'OverrideConflict', { ...framework, person: 'u-1', evidence }],
  ['offers/R1.1/acceptance', 'AcceptOffer', { ...framework, ...referral }],
  ['offers/R1.1/decline', 'DeclineOffer', { ...framework, ...referral, reason: 'OTHER' }],
  [
    'offers/R1.1/counter-offer',
    'CounterOffer',
    { ...framework, ...referral, startOn: on, timeSlot: 'evening' },
  ],
  ['offers/R1.1/counter-offer/agreement', 'AgreeCounterOffer', { ...framework, ...referral }],
  ['offers/R1.1/counter-offer/refusal', 'RefuseCounterOffer', { ...framework, ...referral }],
  ['offers/R1.1/partial-acceptance', 'AcceptPartly', { ...framework, ...referral, weeklyMinutes: 300 }],
  ['offers/R1.1/partial-acceptance/refusal', 'RefusePart', { ...framework, ...referral }],
  ['offers/R1.1/split', 'SplitReferral', { ...framework, ...referral }],
  ['offers/R1.1/lapse', 'LapseOffer', { ...framework, ...referral }],
  ['offers/R1.1/withdrawal', 'WithdrawOffer', { ...framework, ...referral, reason: 'ERROR' }],
  ['offers/R1.1/withdrawal/approval', 'ApproveWithdrawal', { ...framework, ...referral }],
  ['offers/R1.1/withdrawal/refusal', 'RefuseWithdrawal', { ...framework, ...referral }],
  ['offers/R1.1/late-acceptance', 'TakeLateAcceptance', { ...framework, ...referral }],
  [
    'offers/R1.1/correction',
    'CorrectOutcome',
    { ...framework, ...referral, outcome: 'accepted', decidedAt, reason: null, evidence },
  ],
  ['offers/R1.1/exemption', 'RequestExemption', { ...framework, ...referral }],
  ['offers/R1.1/exemption/validation', 'ValidateExemption', { ...framework, ...referral }],
  ['offers/R1.1/exemption/refusal', 'RefuseExemption', { ...framework, ...referral }],
  ['conflicts', 'DeclareConflict', { provider: 'P01' }],
  ['conflicts/end', 'EndConflict', { provider: 'P01' }],
  ['packages/R1.p1/start', 'StartPackage', { ...framework, ...referral, startedOn: on }],
  ['packages/R1.p1/failed-start', 'FailStart', { ...framework, ...referral, on }],
  [
    'packages/R1.p1/variation',
    'VaryPackage',
    { ...framework, ...referral, weeklyMinutes: 660, area: null, on, reason },
  ],
  [
    'packages/R1.p1/suspension',
    'SuspendPackage',
    { ...framework, ...referral, from: on, reason: 'HOSPITAL' },
  ],
  ['packages/R1.p1/resumption', 'ResumePackage', { ...framework, ...referral, on }],
  ['packages/R1.p1/hand-back', 'HandBackPackage', { ...framework, ...referral, on }],
  ['packages/R1.p1/delivery', 'AssignDelivery', { ...framework, ...referral, member: 'P01.a', on }],
  ['packages/R1.p1/end', 'EndPackage', { ...framework, ...referral, on, reason: 'NEED_ENDED' }],
] as const;

/** What a path names: `offers/R1.1/…` an offer. */
const named = (path: string) => {
  const [thing = '', reference] = path.split('/');
  const name = thing.slice(0, -1);
  return thing === 'conflicts' || reference === undefined ? {} : { [name]: reference };
};

it.each(routes)('POST /api/v1/%s asks %s, and answers with its receipt', async (path, name, body) => {
  asked.length = 0;
  expect(await post(path, body)).toEqual({ status: 201, body: receipt });
  const [command] = asked;
  expect(command?.constructor.name).toBe(name);
  expect({ ...command }).toEqual({ ...named(path), ...body });
});

it.each(routes)('POST /api/v1/%s takes nothing else', async (path, _name, body) => {
  asked.length = 0;
  const [first = ''] = Object.keys(body);
  const { [first]: _left, ...less } = body as Record<string, unknown>;
  for (const wrong of [{ ...body, colour: 'red' }, less])
    expect(await post(path, wrong)).toMatchObject({
      status: 400,
      body: { type: 'urn:evenhand:malformed' },
    });
  expect(asked).toEqual([]);
});

it('is described, route by route, under a name of its own', () => {
  const described = Object.values(api.paths).map(
    ({ post: { operationId, requestBody, responses } = {} }) => ({
      operationId,
      body: JSON.stringify(requestBody),
      receipt: JSON.stringify(responses?.['201']),
    }),
  );
  expect(described).toHaveLength(routes.length);
  expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(routes.length);
  for (const { body, receipt: answer } of described) {
    expect(body).toContain('"properties"');
    expect(answer).toContain('#/components/schemas/ReceiptResponse');
  }
});

import { canonicalize, limits } from '#event-sourcing';
import { append, everything, fact, facts } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

export function payloadContract(open: OpenStore) {
  describe('payload', () => {
    const opened = withStore(open);

    it('metadata.roundTrip.correlationAndCausation', async () => {
      const event = fact({
        tv: 7,
        by: { kind: 'import', id: 'cli', role: 'administrator' },
        corr: '01a2043f-fa9b-7f61-af38-a7b3ac3807ac',
        cause: 'import:offers.csv#17',
        occurred: '2024-02-29T23:59:59.999Z',
        data: { nested: { list: [1, null, true, { deep: 'yes' }] }, zero: 0, minus: -5, empty: {} },
      });
      const { position } = await opened.store.append(append('a-1', 'none', [event]));
      const [recorded] = (await opened.store.readStream('a-1')).events;
      expect(recorded).toEqual({
        ...event,
        v: 1,
        stream: 'a-1',
        rev: 0,
        pos: position,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
    });

    it('payload.unicode.emoji.NUL.inDataTypeStream', async () => {
      const odd = 'naïve 日本語 \u{1f469}\u200d\u{1f4bb} a\0b \u2028 " \\ / \u007f\r\n\t';
      const streams = [`s-${odd}`, 's-a\0b', 's-a\0c', 's-a', 's-é', 's-e\u0301'];
      for (const stream of streams) {
        await opened.store.append(
          append(stream, 'none', [fact({ type: odd, corr: odd, cause: odd, data: { [odd]: odd } })]),
        );
      }
      for (const stream of streams) {
        const { events } = await opened.store.readStream(stream);
        expect(events).toMatchObject([
          { stream, rev: 0, type: odd, corr: odd, cause: odd, data: { [odd]: odd } },
        ]);
      }
      const filtered = await everything(opened.store, { types: [odd], streamPrefixes: ['s-a\0'] });
      expect(filtered.map(({ stream }) => stream)).toEqual(['s-a\0b', 's-a\0c']);
    });

    it('payload.binary: is refused, since an event is JSON', async () => {
      const asked = opened.store.append(
        append('a-1', 'none', [fact({ data: { bytes: new Uint8Array(3) } })]),
      );
      await expect(asked).rejects.toThrow(TypeError);
      expect(await opened.store.last()).toBeNull();
    });

    it('payload.canonical: whatever the keys and numbers, the stored text is the canonical one', async () => {
      const data = { 10: 'ten', 9: 'nine', '!': 1e21, b: { z: -0, a: 1e-7 }, __proto__x: [0.1 + 0.2, {}] };
      const event = fact({ data });
      await opened.store.append(append('a-1', 'none', [event]));
      const [text] = await Array.fromAsync(opened.store.export());
      const [recorded] = (await opened.store.readStream('a-1')).events;
      expect(text).toContain(`"data":${canonicalize(data)},`);
      expect(recorded!.data).toEqual(JSON.parse(canonicalize(data)));
    });

    it('payload.nearLimit.ok', async () => {
      const text = 'x'.repeat(limits.eventBytes - 1024);
      await opened.store.append(append('a-1', 'none', [fact({ data: { text } })]));
      await opened.store.append(append('n'.repeat(limits.streamName), 'none', facts(limits.appendEvents)));
      const log = await everything(opened.store);
      expect(log).toHaveLength(1 + limits.appendEvents);
      expect(log[0]!.data).toEqual({ text });
    });

    it('payload.overLimit.typedError.nothingWritten', async () => {
      const refused = (asked: ReturnType<typeof append>) =>
        expect(opened.store.append(asked)).rejects.toMatchObject({ name: 'TooLarge' });
      const half = 'x'.repeat(limits.eventBytes / 2);
      await refused(append('a-1', 'none', [fact({ data: { text: half + half } })]));
      // Counted in bytes as stored, not in characters.
      await refused(append('a-1', 'none', [fact({ data: { text: 'é'.repeat(limits.eventBytes / 2) } })]));
      await refused(append('a-1', 'none', facts(4, { data: { text: half } })));
      await refused(append('a-1', 'none', facts(limits.appendEvents + 1)));
      await refused(append('n'.repeat(limits.streamName + 1), 'none'));
      expect(await opened.store.last()).toBeNull();
    });

    it('payload.large: pages of large events are complete', async () => {
      const text = 'y'.repeat(300_000);
      for (let i = 0; i < 30; i++) {
        await opened.store.append(append('a-1', 'any', facts(3, { data: { text } })));
      }
      expect((await opened.store.readStream('a-1')).events.map(({ rev }) => rev)).toEqual(
        Array.from({ length: 90 }, (_, rev) => rev),
      );
      const back = await opened.store.readStream('a-1', { direction: 'backwards', limit: 80 });
      expect(back.events.map(({ rev }) => rev)).toEqual(Array.from({ length: 80 }, (_, i) => 89 - i));
      expect(await everything(opened.store)).toHaveLength(90);
    });

    it('created.present.nonDecreasingPerStream', async () => {
      for (let i = 0; i < 5; i++) await opened.store.append(append('a-1', 'any', facts(2)));
      const { events } = await opened.store.readStream('a-1');
      for (const [i, { at, occurred }] of events.entries()) {
        expect(new Date(at).toISOString()).toBe(at);
        expect(occurred).toBe(at);
        expect(at >= (events[i - 1]?.at ?? '')).toBe(true);
      }
    });
  });
}

import { EventStore, SqliteEventStore } from '#event-sourcing';

/** What `POST /api/v1/providers` is sent to admit a provider. */
export const admission = (provider: string) =>
  JSON.stringify({ provider, name: 'Care Ltd', cqcRating: null, joinedOn: '2026-01-01' });

/** Sends one admission; the status of its answer, undefined when there was none. */
export const admit = (url: string, provider: string, token?: string) =>
  fetch(`${url}/api/v1/providers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: admission(provider),
  });

/** The providers that a data folder's log knows. The folder must be free: it is opened to be written. */
export async function admitted(folder: string): Promise<ReadonlySet<string>> {
  const store: EventStore = await SqliteEventStore.open({ folder });
  try {
    const found = new Set<string>();
    for (let from = 0; ;) {
      const { events, next, end } = await store.readAll({ from, filter: { types: ['ProviderAdmitted'] } });
      for (const { data } of events) found.add(String(data['provider']));
      if (end) return found;
      from = next;
    }
  } finally {
    await store.close();
  }
}

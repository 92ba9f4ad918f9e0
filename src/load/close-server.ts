import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { UnderWay } from './under-way.ts';

/** Milliseconds that a request which was begun has left. */
const patience = 5_000;
/** Milliseconds between two looks at what is left. */
const pace = 25;

/**
 * Stops accepting, and waits for what is under way; then for nobody: whoever sends or reads too slowly is cut off, and so
 * is whoever only holds a connection.
 */
export async function closeServer(app: NestFastifyApplication, underWay: UnderWay): Promise<void> {
  const { server } = app.getHttpAdapter().getInstance();
  const end = performance.now() + patience;
  underWay.stop();
  const looking = setInterval(() => {
    const done = underWay.requests === 0 && underWay.streams === 0;
    if (done || performance.now() > end) server.closeAllConnections();
    else server.closeIdleConnections();
  }, pace);
  try {
    await app.close();
  } finally {
    clearInterval(looking);
  }
}

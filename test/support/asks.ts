import { Principal } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';

/** Whatever a request asks is asked by this one, unless it is clear already who asks. */
export class Asks implements NestInterceptor {
  constructor(private readonly asker: () => Principal = () => Principal.operator()) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (Principal.inForce()) return next.handle();
    return new Observable((listener) =>
      withOrigin(originOf(this.asker()), () => next.handle().subscribe(listener)),
    );
  }
}

import { type ExecutionContext, ClassSerializerInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { Principal } from '#access';

/**
 * Shapes each answer for whoever asked: what nothing exposes is left out, and what is exposed to a group is left out
 * for everybody who has none of its roles.
 */
export class RoleGroupsInterceptor extends ClassSerializerInterceptor {
  constructor(reflector: Reflector) {
    super(reflector, { strategy: 'excludeAll' });
  }

  protected override getContextOptions(context: ExecutionContext) {
    return { ...super.getContextOptions(context), groups: [...(Principal.inForce()?.roles ?? [])] };
  }
}

import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthenticationGuard } from './authentication/authentication.guard.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { asksForHealth } from './traffic.js';

/** Lets a request through that `AuthenticationGuard` lets through and that is within its sender's quota (429). */
@Injectable()
export class AdmissionGuard implements CanActivate {
  constructor(
    @Inject(AuthenticationGuard) private readonly authentication: AuthenticationGuard,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'quotas'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    try {
      return await this.authentication.canActivate(context);
    } finally {
      // Also for who is refused, whose address it counts for; a 429 then takes the place of the refusal.
      this.count(context);
    }
  }

  private count(context: ExecutionContext): void {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!asksForHealth(request)) this.options.quotas?.count(request, http.getResponse<FastifyReply>());
  }
}

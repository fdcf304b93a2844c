import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthenticationGuard } from './authentication/authentication.guard.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { isHealthRequest } from './traffic.js';

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
      // Refused requests count too, by their address; a 429 then replaces the refusal.
      this.count(context);
    }
  }

  private count(context: ExecutionContext): void {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!isHealthRequest(request)) this.options.quotas?.count(request, http.getResponse<FastifyReply>());
  }
}

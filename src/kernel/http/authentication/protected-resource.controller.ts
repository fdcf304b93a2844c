import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HTTP_OPTIONS, type HttpOptions } from '../http.options.js';
import { Operation } from '../openapi/operation.js';
import { Public, SCOPES, type Scope } from './scopes.js';

/** Where the metadata is, below the service's own address. */
export const RESOURCE_METADATA_PATH = '/.well-known/oauth-protected-resource';

/** What a client needs to know to get a token for this service (RFC 9728, section 2). */
export interface ResourceMetadata {
  readonly resource: string;
  readonly resource_name: string;
  /** Absent while only tokens of the service's own keys are taken. */
  readonly authorization_servers?: readonly string[];
  readonly scopes_supported: readonly Scope[];
  readonly bearer_methods_supported: readonly ['header'];
}

/** Says whose tokens the service accepts and what they can allow; open to everyone. */
@Public()
@Controller()
export class ProtectedResourceController {
  constructor(
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'publicUrl' | 'authorizationServers'>,
  ) {}

  @Operation({ id: 'getResourceMetadata', summary: 'Whose tokens the service takes (RFC 9728)' })
  @Get(RESOURCE_METADATA_PATH)
  metadata(@Res({ passthrough: true }) reply: FastifyReply): ResourceMetadata {
    const { publicUrl, authorizationServers = [] } = this.options;
    void reply.header('cache-control', 'public, max-age=3600');
    return {
      resource: publicUrl(),
      resource_name: 'Brightly',
      // RFC 9728, 3.2: what has no value is left out.
      ...(authorizationServers.length > 0 && { authorization_servers: authorizationServers }),
      scopes_supported: SCOPES,
      bearer_methods_supported: ['header'],
    };
  }
}

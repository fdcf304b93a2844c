import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../authentication/scopes.js';
import { isSentAlready, type JsonText } from '../etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../http.options.js';
import { openDocument } from './document-file.js';
import { Operation } from './operation.js';

/** An OpenAPI document; of what is in it, its own specification says more. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly [part: string]: unknown };
  readonly [part: string]: unknown;
}

/** Serves the API's document as in `docs/api/openapi.json`, at this service's address; open to everyone. */
@Public()
@Controller()
export class OpenApiController {
  private readonly at = openDocument();

  constructor(@Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'publicUrl'>) {}

  @Operation({ id: 'getOpenApi', summary: 'This document (OpenAPI 3.1)', tagged: true })
  @Get('openapi.json')
  document(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): JsonText<OpenApiDocument> {
    const { text, etag } = this.at(this.options.publicUrl());
    if (isSentAlready(request, reply, { etag, cacheControl: 'public, max-age=300' })) return undefined;
    void reply.type('application/json; charset=utf-8');
    return text as JsonText<OpenApiDocument>;
  }
}

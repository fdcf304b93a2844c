import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from './authentication/scopes.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { PageForPeople } from './openapi/operation.js';
import { openLibrary, type Library } from './pages-for-people/library.js';
import { answerPage } from './pages-for-people/page.js';

/** The API's document as a page to read; open to everyone. */
@Public()
@Controller('docs')
export class DocsController {
  private readonly library: Library;

  constructor(@Inject(HTTP_OPTIONS) { publicUrl }: Pick<HttpOptions, 'publicUrl'>) {
    this.library = openLibrary(publicUrl);
  }

  @PageForPeople()
  @Get()
  docs(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | undefined {
    return answerPage(request, reply, this.library.docs(), 'public, no-cache');
  }
}

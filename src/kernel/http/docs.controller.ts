import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Public } from './authentication/scopes.js';
import { contentEtag, isSentAlready } from './etag.js';
import { PageForPeople } from './openapi/operation.js';
import { answerPage } from './pages-for-people/html-page.js';
import { DOCS_PAGE, DOCS_START } from './pages-for-people/docs.page.js';
import { kernelProblem } from './refusal-to-problem.js';

interface Part {
  readonly type: string;
  readonly read: () => string | Buffer;
}

const { resolve } = createRequire(import.meta.url);
const ofSwaggerUi = (name: string) => () => readFileSync(resolve(`swagger-ui-dist/${name}`));

/** What the page loads, by name: Swagger UI's own files, and the few lines that start it. */
const PARTS: Readonly<Record<string, Part>> = {
  'swagger-ui-bundle.js': { type: 'text/javascript', read: ofSwaggerUi('swagger-ui-bundle.js') },
  'swagger-ui.css': { type: 'text/css', read: ofSwaggerUi('swagger-ui.css') },
  'start.js': { type: 'text/javascript', read: () => DOCS_START },
};

/** The API's document in Swagger UI, all of it served from here; open to everyone. */
@Public()
@Controller('docs')
export class DocsController {
  private readonly kept = new Map<string, { readonly body: Buffer; readonly etag: string }>();

  @PageForPeople()
  @Get()
  docs(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string | undefined {
    return answerPage(request, reply, DOCS_PAGE, 'public, no-cache');
  }

  /** One of the files that the page loads; 404 for any other. */
  @PageForPeople()
  @Get(':file')
  file(
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | undefined {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (part === undefined) throw kernelProblem(404, 'ROUTE_NOT_FOUND', 'The page at /docs loads no such file.');
    const { body, etag } = this.once(name, part);
    if (isSentAlready(request, reply, { etag, cacheControl: 'public, no-cache' })) return undefined;
    void reply.type(`${part.type}; charset=utf-8`);
    return body;
  }

  private once(name: string, { read }: Part): { readonly body: Buffer; readonly etag: string } {
    const known = this.kept.get(name);
    if (known) return known;
    const body = Buffer.from(read());
    const made = { body, etag: contentEtag(body) };
    this.kept.set(name, made);
    return made;
  }
}

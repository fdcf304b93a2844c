import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from './authentication/scopes.js';
import { HTTP_OPTIONS, PROBLEM_CATALOGUE, type HttpOptions } from './http.options.js';
import { Operation } from './openapi/operation.js';
import { prefersHtml } from './pages-for-people/accept.js';
import { openLibrary, type Library } from './pages-for-people/library.js';
import { answerPage, type HtmlPage } from './pages-for-people/html-page.js';
import type { ProblemCatalogue, ProblemPage } from './problem.js';
import { kernelProblem } from './refusal-to-problem.js';

const FOR_AN_HOUR = 'public, max-age=3600';

/** Every problem that there is. */
export interface ProblemList {
  readonly problems: readonly ProblemPage[];
}

/**
 * Explains problem codes under the addresses that problem documents have as their `type`, as a page to clients that
 * prefer HTML and as JSON to all others; open to everyone.
 */
@Public()
@Controller('problems')
export class ProblemPagesController {
  private readonly library: Library;

  constructor(
    @Inject(PROBLEM_CATALOGUE) private readonly catalogue: ProblemCatalogue,
    @Inject(HTTP_OPTIONS) { publicUrl }: Pick<HttpOptions, 'publicUrl'>,
  ) {
    this.library = openLibrary(publicUrl);
  }

  /** Every problem there is. */
  @Operation({ id: 'listProblems', summary: 'Every problem code' })
  @Get()
  index(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ProblemList | string | undefined {
    const { pages } = this.catalogue;
    return negotiated(request, reply, { problems: pages }, () => this.library.problems(pages));
  }

  /** One problem; 404 for a code that has no page. */
  @Operation({
    id: 'getProblem',
    summary: 'What a problem code means, and what to do instead',
    refusals: ['ROUTE_NOT_FOUND'],
  })
  @Get(':slug')
  page(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ProblemPage | string | undefined {
    const page = this.catalogue.page(slug);
    if (!page) throw kernelProblem(404, 'ROUTE_NOT_FOUND', 'No problem has this code.');
    return negotiated(request, reply, page, () => this.library.problem(page));
  }
}

function negotiated<Body>(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Body,
  html: () => HtmlPage,
): Body | string | undefined {
  void reply.header('vary', 'Accept');
  if (prefersHtml(request.headers.accept)) return answerPage(request, reply, html(), FOR_AN_HOUR);
  void reply.header('cache-control', FOR_AN_HOUR);
  return body;
}

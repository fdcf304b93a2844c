import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from './authentication/scopes.js';
import { PROBLEM_CATALOGUE } from './http.options.js';
import type { ProblemCatalogue, ProblemPage } from './problem.js';
import { kernelProblem } from './refusal-to-problem.js';

/** Explains problem codes under the addresses that problem documents have as their `type`; open to everyone. */
@Public()
@Controller('problems')
export class ProblemPagesController {
  constructor(@Inject(PROBLEM_CATALOGUE) private readonly catalogue: ProblemCatalogue) {}

  /** The page as JSON; 404 for a code that has none. */
  @Get(':slug')
  page(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply): ProblemPage {
    const page = this.catalogue.page(slug);
    if (!page) throw kernelProblem(404, 'ROUTE_NOT_FOUND', 'No problem has this code.');
    void reply.header('cache-control', 'public, max-age=3600');
    return page;
  }
}

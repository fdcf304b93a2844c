import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { installed } from '../runtime/installation.js';
import type { FirstStep } from '../runtime/start-messages.js';
import { Public } from './authentication/scopes.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { Operation } from './openapi/operation.js';
import { prefersHtml } from './pages-for-people/accept.js';
import type { ApiDocument } from './pages-for-people/api-document.js';
import { answerPage } from './pages-for-people/html-page.js';
import { renderWelcome } from './pages-for-people/welcome.page.js';

/** What this service is, for programs. */
export interface WelcomeAnswer {
  readonly name: 'Brightly';
  readonly version: string;
  /** Whether there is anything in the service yet. */
  readonly setUp: boolean;
  /** Whether every check of `/health/ready` succeeds. */
  readonly ready: boolean;
  /** What to run next on the service's machine; may be empty. */
  readonly next: readonly FirstStep[];
  /** The addresses of what anyone may read. */
  readonly links: {
    readonly docs: string;
    readonly openapi: string;
    readonly problems: string;
    readonly live: string;
    readonly ready: string;
  };
}

const { version } = (JSON.parse(readFileSync(installed('docs/api/openapi.json'), 'utf8')) as ApiDocument).info;

/** The first page: what this is, whether it is set up and works, and where to go from here; open to everyone. */
@Public()
@Controller()
export class WelcomeController {
  constructor(
    @Inject(HTTP_OPTIONS)
    private readonly options: Pick<HttpOptions, 'health' | 'publicUrl' | 'setUp' | 'nextSteps'>,
  ) {}

  /** A page to clients that prefer HTML, JSON to all others. */
  @Operation({
    id: 'getService',
    summary: 'What this service is, whether it is set up, and where to go from here',
  })
  @Get()
  async welcome(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WelcomeAnswer | string | undefined> {
    const { health, publicUrl, setUp = () => true, nextSteps = () => [] } = this.options;
    const isSetUp = setUp();
    const { ok, checks } = await health.report();
    const next = nextSteps(isSetUp);
    void reply.header('vary', 'Accept');
    if (prefersHtml(request.headers.accept)) {
      return answerPage(request, reply, renderWelcome({ version, setUp: isSetUp, next, checks }), 'no-cache');
    }
    void reply.header('cache-control', 'no-cache');
    const at = (path: string): string => `${publicUrl()}${path}`;
    const links = {
      docs: at('/docs'),
      openapi: at('/openapi.json'),
      problems: at('/problems'),
      live: at('/health/live'),
      ready: at('/health/ready'),
    };
    return { name: 'Brightly', version, setUp: isSetUp, ready: ok, next, links };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AdmissionGuard } from './admission.guard.js';
import { AuthenticationGuard } from './authentication/authentication.guard.js';
import { BatchController } from './batch/batch.controller.js';
import { ProtectedResourceController } from './authentication/protected-resource.controller.js';
import { SendRequestHandler } from './command-door.js';
import { DocsController } from './docs.controller.js';
import { HealthController } from './health.controller.js';
import { HTTP_OPTIONS, PROBLEM_CATALOGUE, type HttpOptions } from './http.options.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemPagesController } from './problem-pages.controller.js';
import { kernelProblemPages } from './problem-pages.js';
import { createProblemCatalogue } from './problem.js';
import { ProblemsFilter } from './problems.filter.js';
import { AskQueryHandler, Reads } from './reads.js';
import { ReadingGuard } from './reading.guard.js';
import { WelcomeController } from './welcome.controller.js';

/** The HTTP door's conventions for every route of the application: authentication, problems, positions, health. */
@Module({})
export class HttpModule {
  /** Imported once, by the application's module. */
  static forRoot(options: HttpOptions): DynamicModule {
    const catalogue = createProblemCatalogue([...kernelProblemPages, ...options.problemPages], options.publicUrl);
    return {
      module: HttpModule,
      // Controllers of every room return positions of this log.
      global: true,
      imports: [CqrsModule.forRoot()],
      exports: [HTTP_OPTIONS, Reads],
      controllers: [
        BatchController,
        DocsController,
        HealthController,
        OpenApiController,
        ProblemPagesController,
        ProtectedResourceController,
        WelcomeController,
      ],
      providers: [
        { provide: HTTP_OPTIONS, useValue: options },
        { provide: PROBLEM_CATALOGUE, useValue: catalogue },
        // Guards run in this order: an unauthenticated request must not wait for a position.
        AuthenticationGuard,
        AskQueryHandler,
        Reads,
        SendRequestHandler,
        { provide: APP_GUARD, useClass: AdmissionGuard },
        { provide: APP_GUARD, useClass: ReadingGuard },
        { provide: APP_FILTER, useClass: ProblemsFilter },
      ],
    };
  }
}

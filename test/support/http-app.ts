import type { Principal } from '../../src/kernel/deciding/room.js';
import { Controller, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { CallerOf } from '../../src/kernel/http/authentication/caller-of.js';
import { localKeyOf, makeLocalJwks, type LocalKey } from '../../src/kernel/http/authentication/local-key.js';
import { localKeySource } from '../../src/kernel/http/authentication/local-keys.js';
import { localTokenVerifier } from '../../src/kernel/http/authentication/local-tokens.js';
import { Public, RequiresScope } from '../../src/kernel/http/authentication/scopes.js';
import { answerPosition, CommandRequestOf, type CommandRequest } from '../../src/kernel/http/command-request.js';
import { Nested } from '../../src/kernel/http/compiled-dto.js';
import { requireMatch, withRevisedEtag, type JsonText } from '../../src/kernel/http/etag.js';
import { createAdapter } from '../../src/kernel/http/fastify.js';
import { HttpModule } from '../../src/kernel/http/http.module.js';
import { ReadsFrom } from '../../src/kernel/http/reads-from.js';
import { doneOrProblem } from '../../src/kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody, ValidQuery } from '../../src/kernel/http/validation.js';
import { createHealth, type Health } from '../../src/kernel/runtime/health.js';
import { seededClock, type SeededClock } from './seeded-clock.js';

/** The id of the log that the test's positions belong to. */
export const LOG_ID = 'log-1';

class Part {
  @IsString()
  name!: string;
}

class Thing {
  @IsString()
  @MaxLength(10)
  title!: string;

  @IsOptional()
  @IsInt()
  size?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsString({ each: true })
  labels?: string[];

  @IsOptional()
  @Nested(() => Part, { each: true })
  parts?: Part[];
}

class Filter {
  @IsOptional()
  @IsString()
  name?: string;
}

/** Routes for each convention of the API; only tests have them. */
@ReadsFrom('things')
@Controller('v1/things')
class ThingsController {
  @Post()
  @HttpCode(200)
  make(
    @ValidBody(Thing) thing: Thing,
    @CallerOf() caller: Principal,
    @CommandRequestOf() command: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    return { thing, caller, command: command.context, position: answerPosition(reply, 7n, LOG_ID) };
  }

  @Patch(':thingId')
  change(
    @IdOf('thingId') id: string,
    @ValidBody(Thing) thing: Thing,
    @CommandRequestOf() command: CommandRequest,
  ): object {
    requireMatch(command.ifMatch, 3);
    return { id, thing };
  }

  @Post(':thingId/finish')
  @HttpCode(200)
  finish(@IdOf('thingId') id: string, @ValidBody(NoFields) _body: NoFields): object {
    return doneOrProblem({
      kind: 'refused',
      refusal: {
        kind: 'refused',
        rule: 'FOCUS-7',
        code: 'THING_FINISHED',
        detail: `${id} is done.`,
        allowed: ['copy'],
      },
    });
  }

  @Get()
  list(@ValidQuery(Filter) filter: Filter): object {
    return { filter };
  }

  @Get('one')
  one(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): JsonText<object> {
    return withRevisedEtag(request, reply, 3, { title: 'one' });
  }

  @RequiresScope('admin')
  @Get('all')
  all(): object {
    return {};
  }

  @Get('broken')
  broken(): never {
    throw new Error('The password is hunter2.');
  }

  @Public()
  @Get('open')
  open(): object {
    return { open: true };
  }
}

/** The application's module, whose content is set when it starts. */
class TestModule {}

/** A served test application and its controls. */
export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly key: LocalKey;
  readonly logLines: readonly string[];
  readonly clock: SeededClock;
  /** Users by subject; a removed one is inactive from then on. */
  readonly directory: Map<string, Principal>;
  readonly health: Health;
  readonly waits: { position: bigint; waitMs: number }[];
}

/** Starts the test application without a port; called by `app.inject`, and closed by the caller. */
export async function startHttpApp(): Promise<HttpApp> {
  const key = await localKeyOf(await makeLocalJwks());
  const clock = seededClock('http');
  const directory = new Map<string, Principal>([['ada', { userId: 'user-ada', organizationId: 'organization' }]]);
  const health = createHealth(clock);
  const waits: { position: bigint; waitMs: number }[] = [];
  const logLines: string[] = [];
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: TestModule,
      controllers: [ThingsController],
      imports: [
        HttpModule.forRoot({
          publicUrl: () => 'http://brightly.test',
          problemPages: [
            {
              code: 'THING_FINISHED',
              title: 'The thing is finished',
              explanation: 'What is done stays done.',
              rule: 'FOCUS-7',
            },
          ],
          verifyToken: localTokenVerifier(localKeySource({ read: () => Promise.resolve([key]), clock }), clock),
          resolveCaller: (bearer) => ('subject' in bearer ? directory.get(bearer.subject) : undefined),
          health,
          logId: LOG_ID,
          sources: {
            things: {
              isReadable: () => true,
              failure: () => undefined,
              wait: (position, waitMs) => {
                waits.push({ position, waitMs });
                return Promise.resolve(position <= 10n ? 'reached' : position <= 20n ? 'notReached' : 'beyondHead');
              },
            },
          },
        }),
      ],
    },
    createAdapter({ logger: pino({ level: 'info' }, { write: (line: string) => void logLines.push(line) }) }),
    { logger: false },
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, key, logLines, clock, directory, health, waits };
}

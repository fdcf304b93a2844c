import { Module, type DynamicModule } from '@nestjs/common';
import { FocusModule } from './focus/focus.module.js';
import { focusProblemPages } from './focus/http/focus.problems.js';
import type { House } from './house.js';
import type { ResolveCaller } from './kernel/http/authentication/caller-of.js';
import type { VerifyToken } from './kernel/http/authentication/verify-token.js';
import { HttpModule } from './kernel/http/http.module.js';
import type { QuerySource } from './kernel/http/http.options.js';
import type { Quotas } from './kernel/http/quotas.js';
import { recordModule } from './kernel/records/serving/record-module.js';
import type { Health } from './kernel/runtime/health.js';
import type { FirstStep } from './kernel/runtime/start-messages.js';
import { signedInAs } from './organizations/index.js';
import { organizationProblemPages } from './organizations/http/organizations.problems.js';
import { OrganizationsModule } from './organizations/organizations.module.js';
import { planningProblemPages } from './planning/http/planning.problems.js';
import { PlanningModule } from './planning/planning.module.js';
import { recordProblemPages, recordRooms } from './record-rooms.js';

/** What the service needs besides the opened `House`. */
export interface Service {
  readonly house: House;
  readonly verifyToken: VerifyToken;
  /** The issuers whose tokens it accepts besides its own. */
  readonly authorizationServers: readonly string[];
  readonly health: Health;
  /** The service's own address, known once it listens. */
  readonly publicUrl: () => string;
  readonly quotas: Quotas;
  readonly nextSteps: (setUp: boolean) => readonly FirstStep[];
}

/** The service: a `House` behind HTTP. */
@Module({})
export class AppModule {
  static over({
    house,
    verifyToken,
    authorizationServers,
    health,
    publicUrl,
    quotas,
    nextSteps,
  }: Service): DynamicModule {
    const { focus, focusQueries, planning, planningQueries, organizations, organizationQueries, accessTokens } = house;
    const { log, directory } = house;
    const http = HttpModule.forRoot({
      publicUrl,
      problemPages: [...focusProblemPages, ...planningProblemPages, ...organizationProblemPages, ...recordProblemPages],
      verifyToken,
      authorizationServers,
      resolveCaller: callersIn(house),
      health,
      logId: log.id,
      sources: sourcesIn(house),
      quotas,
      setUp: () => !directory.isEmpty(),
      nextSteps,
    });
    return {
      module: AppModule,
      imports: [
        http,
        FocusModule.over(focus, focusQueries),
        PlanningModule.over(planning, planningQueries),
        OrganizationsModule.over(organizations, organizationQueries, accessTokens),
        ...recordRooms.map((room) => recordModule(room, house.recordRooms.get(room))),
      ],
    };
  }
}

/** An inactive user's token is refused at every request from then on (ORG-9). */
function callersIn({ directory }: House): ResolveCaller {
  return (bearer) => {
    const user = signedInAs(bearer, directory);
    return user?.active === true ? user : undefined;
  };
}

/** What queries read, each of them together with the directory, by which the caller is known. */
function sourcesIn({ readModels, waiter, log, directory }: House): Readonly<Record<string, QuerySource>> {
  const alone: QuerySource = {
    isReadable: () => true,
    failure: () => undefined,
    wait: async (position, waitMs) => {
      if (directory.position >= position) return 'reached';
      if (position > (await log.head())) return 'beyondHead';
      return waiter.waitFor(directory.reached(position), waitMs);
    },
  };
  const withDirectory = (source: QuerySource): QuerySource => ({
    ...source,
    wait: async (position, waitMs) => {
      const answer = await source.wait(position, waitMs);
      return answer === 'reached' ? alone.wait(position, waitMs) : answer;
    },
  });
  const sources = Object.entries(readModels).map(([name, model]) => [name, withDirectory(model.waiter)] as const);
  return { ...Object.fromEntries(sources), directory: alone };
}

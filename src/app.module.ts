import { Module, type DynamicModule } from '@nestjs/common';
import { FocusModule } from './focus/focus.module.js';
import { focusProblemPages } from './focus/http/focus.problems.js';
import type { House, Queries } from './house.js';
import type { ResolveCaller } from './kernel/http/authentication/caller-of.js';
import type { VerifyToken } from './kernel/http/authentication/verify-token.js';
import { HttpModule } from './kernel/http/http.module.js';
import type { QuerySource } from './kernel/http/http.options.js';
import type { Quotas } from './kernel/http/quotas.js';
import { readCheckpoint } from './kernel/projecting/checkpoint.js';
import type { ReadModel } from './kernel/reading/read-model.js';
import { timeline, type Timeline } from './kernel/reading/moment.js';
import { recordModule } from './kernel/records/serving/record-module.js';
import type { Health } from './kernel/runtime/health.js';
import type { FirstStep } from './kernel/runtime/start-messages.js';
import { momentsIn } from './moments.js';
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
    const { focus, planning, organizations, accessTokens } = house;
    const queries = <Name extends keyof Queries>(name: Name): Timeline<Queries[Name]> =>
      timeline(house[name], (moment) => house.queriesAsOf(moment)[name]);
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
      history: { sources: historiesIn(house), momentAt: momentsIn(house) },
      quotas,
      setUp: () => !directory.isEmpty(),
      nextSteps,
    });
    return {
      module: AppModule,
      imports: [
        http,
        FocusModule.over(focus, queries('focusQueries'), house.itemHistory),
        PlanningModule.over(planning, queries('planningQueries')),
        OrganizationsModule.over(organizations, queries('organizationQueries'), accessTokens),
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

/** The directory, by which the caller is known, as a source. */
function directoryIn({ waiter, log, directory }: House): QuerySource {
  return {
    isReadable: () => true,
    failure: () => undefined,
    wait: async (position, waitMs) => {
      if (directory.position >= position) return 'reached';
      if (position > (await log.head())) return 'beyondHead';
      return waiter.waitFor(directory.reached(position), waitMs);
    },
  };
}

/** One source, and then another, at the same position. */
function both(source: QuerySource, other: QuerySource): QuerySource {
  return {
    isReadable: () => source.isReadable() && other.isReadable(),
    failure: () => source.failure() ?? other.failure(),
    wait: async (position, waitMs) => {
      const answer = await source.wait(position, waitMs);
      return answer === 'reached' ? other.wait(position, waitMs) : answer;
    },
  };
}

/**
 * A history that is readable once it is where the live tables are: it rests between batches, and an item that the reader
 * already sees in a list must not be without a history.
 */
function asFarAs({ projector, waiter }: ReadModel, history: ReadModel, { pool }: House): QuerySource {
  return {
    failure: both(history.waiter, waiter).failure,
    isReadable: () => false,
    wait: async (position, waitMs) => {
      const { health, position: here, projector: name } = projector.status();
      const live = health === 'running' ? here : (await readCheckpoint(pool, name)).position;
      const answer = await history.waiter.wait(position > live ? position : live, waitMs);
      return answer === 'reached' ? waiter.wait(position, waitMs) : answer;
    },
  };
}

/** What queries read, each of them together with the directory. */
function sourcesIn(house: House): Readonly<Record<string, QuerySource>> {
  const directory = directoryIn(house);
  const models = Object.entries(house.readModels);
  const sources = models.map(([name, { waiter }]) => [name, both(waiter, directory)] as const);
  const past = models.flatMap(([name, model]) => {
    const history = house.histories[name];
    return history === undefined ? [] : [[`${name}-history`, both(asFarAs(model, history, house), directory)] as const];
  });
  return { ...Object.fromEntries([...sources, ...past]), directory };
}

/** The history of what queries read, each together with that of the organizations, which has people's time zones. */
function historiesIn(house: House): Readonly<Record<string, QuerySource>> {
  const directory = directoryIn(house);
  const { organizations, ...others } = house.histories;
  if (organizations === undefined) return {};
  const always = both(organizations.waiter, directory);
  const sources = Object.entries(others).flatMap(([name, { waiter }]) => {
    const source = both(waiter, always);
    return [[name, source] as const, [`${name}-history`, source] as const];
  });
  return { ...Object.fromEntries(sources), organizations: always };
}

import { Module, type DynamicModule } from '@nestjs/common';
import { commandDoor } from '../kernel/http/command-door.js';
import type { Timeline } from '../kernel/reading/moment.js';
import type { RecordQueries } from '../kernel/records/serving/record-queries.js';
import type { AccessTokens } from './application/access-tokens.commands.js';
import type { Organizations } from './application/organizations.commands.js';
import type { OrganizationQueries } from './application/organizations.queries.js';
import {
  ACCESS_TOKENS,
  AccessTokensController,
  MAKING_TOKENS,
  madeTokenAnswers,
  REVOKING_TOKENS,
} from './http/access-tokens.controller.js';
import { DirectoryController, ORGANIZATION_QUERIES } from './http/directory.controller.js';
import { ORGANIZATIONS, organizationAnswers } from './http/organization-answer.js';
import { organizationRecordRoutes, TAG_QUERIES, TEAM_QUERIES } from './http/organization-records.js';
import { OwnCommandsController } from './http/own-commands.controller.js';
import { UserCommandsController } from './http/user-commands.controller.js';

/** The organizations room at the HTTP door. */
@Module({})
export class OrganizationsModule {
  /** Imported once, with the room as opened by the application. */
  static over(
    organizations: Organizations,
    queries: Timeline<OrganizationQueries>,
    accessTokens: AccessTokens,
  ): DynamicModule {
    return {
      module: OrganizationsModule,
      controllers: [
        AccessTokensController,
        DirectoryController,
        OwnCommandsController,
        UserCommandsController,
        ...organizationRecordRoutes,
      ],
      providers: [
        commandDoor(ORGANIZATIONS, organizations, organizationAnswers),
        commandDoor(MAKING_TOKENS, accessTokens, madeTokenAnswers(accessTokens)),
        commandDoor(REVOKING_TOKENS, accessTokens, { fields: () => ({}) }),
        { provide: ORGANIZATION_QUERIES, useValue: queries },
        { provide: TAG_QUERIES, useFactory: () => partOf(queries, 'tags') },
        { provide: TEAM_QUERIES, useFactory: () => partOf(queries, 'teams') },
        { provide: ACCESS_TOKENS, useValue: accessTokens },
      ],
    };
  }
}

function partOf(queries: Timeline<OrganizationQueries>, name: 'tags' | 'teams'): Timeline<RecordQueries> {
  return { at: (received) => queries.at(received)[name] };
}

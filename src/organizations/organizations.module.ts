import { Module, type DynamicModule } from '@nestjs/common';
import { ACCESS_TOKENS, AccessTokensHandler, AskAccessTokensHandler } from './application/access-tokens.handlers.js';
import type { AccessTokens } from './application/access-tokens.js';
import type { Organizations } from './application/organizations.commands.js';
import { ORGANIZATIONS, OrganizationsHandler } from './application/organizations.handler.js';
import type { OrganizationQueries } from './application/organizations.queries.js';
import { ORGANIZATION_QUERIES, OrganizationsQueryHandler } from './application/organizations.query.handlers.js';
import { AccessTokensController } from './http/access-tokens.controller.js';
import { DirectoryController } from './http/directory.controller.js';
import { OwnCommandsController } from './http/own-commands.controller.js';
import { SendOrganizations } from './http/send-organizations.js';
import { TagCommandsController } from './http/tag-commands.controller.js';
import { TeamCommandsController } from './http/team-commands.controller.js';
import { UserCommandsController } from './http/user-commands.controller.js';

/** The organizations room at the HTTP door. */
@Module({})
export class OrganizationsModule {
  /** Imported once, over the room that the house has opened. */
  static over(organizations: Organizations, queries: OrganizationQueries, accessTokens: AccessTokens): DynamicModule {
    return {
      module: OrganizationsModule,
      controllers: [
        AccessTokensController,
        DirectoryController,
        OwnCommandsController,
        TagCommandsController,
        TeamCommandsController,
        UserCommandsController,
      ],
      providers: [
        { provide: ORGANIZATIONS, useValue: organizations },
        { provide: ORGANIZATION_QUERIES, useValue: queries },
        { provide: ACCESS_TOKENS, useValue: accessTokens },
        AccessTokensHandler,
        AskAccessTokensHandler,
        OrganizationsHandler,
        OrganizationsQueryHandler,
        SendOrganizations,
      ],
    };
  }
}

import { Controller, Get, Inject } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { JsonText, Tagged } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, type PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../kernel/http/reads.js';
import { notFound } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type CursorPage } from '../../kernel/reading/cursor-page.js';
import type { Timeline } from '../../kernel/reading/moment.js';
import type { Caller } from '../application/caller.js';
import type {
  ColleagueView,
  OrganizationQueries,
  OrganizationView,
  UserView,
} from '../application/organizations.queries.js';

/** The query of a page of users. */
export class UsersPageDto extends PageDto {
  @IsOptional()
  @IsUUID()
  declare teamId?: string;

  @IsOptional()
  @IsIn(['true', 'false'])
  declare active?: 'true' | 'false';
}

/** A user as a colleague sees them. */
export interface ListedColleague extends ColleagueView, Tagged {}

/** A user as they themself and admins see them. */
export interface ListedUser extends UserView, Tagged {}

/** A user, with what is for themself and admins where the caller is one of them. */
export type KnownUser = ListedUser | ListedColleague;

/** The caller's organization and its policy. */
export interface OwnOrganization extends OrganizationView, Tagged {}

/** Injection token of the `OrganizationQueries`. */
export const ORGANIZATION_QUERIES = Symbol('OrganizationQueries');

const USERS = { list: 'users', key: TIME_KEY };
const ONE = { after: null, limit: 1 } as const;

const noUser = () => notFound('USER_NOT_FOUND', 'user');
const noOrganization = () => notFound('ORGANIZATION_NOT_FOUND', 'organization');

/** Who and what there is in the caller's organization. */
@ReadsFrom('organizations')
@Controller('v1')
export class DirectoryController {
  constructor(
    @Inject(ORGANIZATION_QUERIES) private readonly queries: Timeline<OrganizationQueries>,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({ id: 'getMe', summary: 'Who you are here', refusals: ['USER_NOT_FOUND'] })
  @Get('me')
  me(
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<KnownUser>> {
    return this.oneUser(received, received.caller.userId);
  }

  @Operation({
    id: 'getOrganization',
    summary: 'Your organization and its policy',
    refusals: ['ORGANIZATION_NOT_FOUND'],
  })
  @Get('organization')
  organization(
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<OwnOrganization>> {
    return this.reads.one(received, () => this.queries.at(received).organization(received.caller), noOrganization);
  }

  @Operation({ id: 'listUsers', summary: 'The users of your organization, in the order in which they joined' })
  @Get('users')
  users(
    @ValidQuery(UsersPageDto) { teamId, active, ...query }: UsersPageDto,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<PageAnswer<KnownUser>>> {
    const filter = { teamId, active: active === undefined ? undefined : active === 'true' };
    return this.reads.taggedPage(received, query, USERS, (page) =>
      this.queries.at(received).users(received.caller, filter, page),
    );
  }

  @Operation({
    id: 'getUser',
    summary: 'One user',
    description: 'E-mail address, subject and alarm default are for the user and for admins.',
    refusals: ['USER_NOT_FOUND'],
  })
  @Get('users/:userId')
  user(
    @IdOf('userId') userId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() received: ReceivedQuery<Caller>,
  ): Promise<JsonText<KnownUser>> {
    return this.oneUser(received, userId);
  }

  private oneUser(received: ReceivedQuery<Caller>, id: string): Promise<JsonText<KnownUser>> {
    return this.reads.one(received, () => only(this.queries.at(received).users(received.caller, { id }, ONE)), noUser);
  }
}

async function only<Row>(page: Promise<CursorPage<Row>>): Promise<Row | undefined> {
  return (await page).rows[0];
}

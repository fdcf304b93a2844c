import { Controller, Get, Inject } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { JsonText, Tagged } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, type PageAnswer } from '../../kernel/http/page-answers.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { AskedReadOf, Reads, type AskedRead } from '../../kernel/http/reads.js';
import { notFound } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type CursorPage } from '../../kernel/reading/cursor-page.js';
import type { Caller } from '../application/caller.js';
import type {
  ColleagueView,
  ListFilter,
  OrganizationQueries,
  OrganizationView,
  TagView,
  TeamView,
  UserView,
} from '../application/organizations.queries.js';

/** The query of a page of teams or tags: retired ones, the others, or all. */
export class NamedPageDto extends PageDto {
  @IsOptional()
  @IsIn(['true', 'false'])
  declare retired?: 'true' | 'false';
}

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

/** A team; a retired one stays known, because history refers to it. */
export interface ListedTeam extends TeamView, Tagged {}

/** A tag; a retired one stays known, because items carry it. */
export interface ListedTag extends TagView, Tagged {}

/** The caller's organization and its policy. */
export interface OwnOrganization extends OrganizationView, Tagged {}

/** Injection token of the `OrganizationQueries`. */
export const ORGANIZATION_QUERIES = Symbol('OrganizationQueries');

const USERS = { list: 'users', key: TIME_KEY };
const TEAMS = { list: 'teams', key: TIME_KEY };
const TAGS = { list: 'tags', key: TIME_KEY };
const ONE = { after: null, limit: 1 } as const;

const noUser = () => notFound('USER_NOT_FOUND', 'user');
const noTeam = () => notFound('TEAM_NOT_FOUND', 'team');
const noTag = () => notFound('TAG_NOT_FOUND', 'tag');
const noOrganization = () => notFound('ORGANIZATION_NOT_FOUND', 'organization');

/** Who and what there is in the caller's organization. */
@ReadsFrom('organizations')
@Controller('v1')
export class DirectoryController {
  constructor(
    @Inject(ORGANIZATION_QUERIES) private readonly queries: OrganizationQueries,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({ id: 'getMe', summary: 'Who you are here', refusals: ['USER_NOT_FOUND'] })
  @Get('me')
  me(@ValidQuery(NoFields) _query: NoFields, @AskedReadOf() asked: AskedRead<Caller>): Promise<JsonText<KnownUser>> {
    return this.oneUser(asked, asked.caller.userId);
  }

  @Operation({
    id: 'getOrganization',
    summary: 'Your organization and its policy',
    refusals: ['ORGANIZATION_NOT_FOUND'],
  })
  @Get('organization')
  organization(
    @ValidQuery(NoFields) _query: NoFields,
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<OwnOrganization>> {
    return this.reads.one(asked, () => this.queries.organization(asked.caller), noOrganization);
  }

  @Operation({ id: 'listUsers', summary: 'The users of your organization, in the order in which they joined' })
  @Get('users')
  users(
    @ValidQuery(UsersPageDto) { teamId, active, ...query }: UsersPageDto,
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<PageAnswer<KnownUser>>> {
    const filter = { teamId, active: active === undefined ? undefined : active === 'true' };
    return this.reads.taggedPage(asked, query, USERS, (page) => this.queries.users(asked.caller, filter, page));
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
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<KnownUser>> {
    return this.oneUser(asked, userId);
  }

  @Operation({ id: 'listTeams', summary: 'The teams of your organization' })
  @Get('teams')
  teams(
    @ValidQuery(NamedPageDto) { retired, ...query }: NamedPageDto,
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<PageAnswer<ListedTeam>>> {
    const filter = unretired(retired);
    return this.reads.taggedPage(asked, query, TEAMS, (page) => this.queries.teams(asked.caller, filter, page));
  }

  @Operation({ id: 'getTeam', summary: 'One team', refusals: ['TEAM_NOT_FOUND'] })
  @Get('teams/:teamId')
  team(
    @IdOf('teamId') id: string,
    @ValidQuery(NoFields) _query: NoFields,
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<ListedTeam>> {
    return this.reads.one(asked, () => only(this.queries.teams(asked.caller, { id }, ONE)), noTeam);
  }

  @Operation({ id: 'listTags', summary: 'The tags of your organization' })
  @Get('tags')
  tags(
    @ValidQuery(NamedPageDto) { retired, ...query }: NamedPageDto,
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<PageAnswer<ListedTag>>> {
    const filter = unretired(retired);
    return this.reads.taggedPage(asked, query, TAGS, (page) => this.queries.tags(asked.caller, filter, page));
  }

  @Operation({ id: 'getTag', summary: 'One tag', refusals: ['TAG_NOT_FOUND'] })
  @Get('tags/:tagId')
  tag(
    @IdOf('tagId') id: string,
    @ValidQuery(NoFields) _query: NoFields,
    @AskedReadOf() asked: AskedRead<Caller>,
  ): Promise<JsonText<ListedTag>> {
    return this.reads.one(asked, () => only(this.queries.tags(asked.caller, { id }, ONE)), noTag);
  }

  private oneUser(asked: AskedRead<Caller>, id: string): Promise<JsonText<KnownUser>> {
    return this.reads.one(asked, () => only(this.queries.users(asked.caller, { id }, ONE)), noUser);
  }
}

async function only<Row>(page: Promise<CursorPage<Row>>): Promise<Row | undefined> {
  return (await page).rows[0];
}

function unretired(retired: 'true' | 'false' | undefined): ListFilter {
  return retired === undefined ? {} : { active: retired === 'false' };
}

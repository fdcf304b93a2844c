import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { etagOf, withRevisedEtag, type Sent, type Tagged } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { PageDto, pageRequestOf, sentPage, type PageAnswer, type PagedList } from '../../kernel/http/pages.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY, type Page, type PageRequest } from '../../kernel/reading/page.js';
import type { Caller } from '../application/caller.js';
import type {
  ColleagueView,
  ListFilter,
  OrganizationView,
  TagView,
  TeamView,
  UserView,
} from '../application/organizations.queries.js';
import { askOrganizations } from '../application/organizations.query.handlers.js';

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

type Kind = 'users' | 'teams' | 'tags';
const ONE = { after: null, limit: 1 } as const;

/** Who and what there is in the caller's organization. */
@Controller('v1')
export class DirectoryController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({ id: 'getMe', summary: 'Who you are here', refusals: ['USER_NOT_FOUND'] })
  @Get('me')
  me(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<KnownUser>> {
    return this.one(
      'users',
      askOrganizations(this.queries, 'users', caller, { id: caller.userId }, ONE),
      request,
      reply,
    );
  }

  @Operation({
    id: 'getOrganization',
    summary: 'Your organization and its policy',
    refusals: ['ORGANIZATION_NOT_FOUND'],
  })
  @Get('organization')
  async organization(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<OwnOrganization>> {
    const found = await askOrganizations(this.queries, 'organization', caller);
    if (found === undefined) throw notFound('ORGANIZATION_NOT_FOUND', 'organization');
    return withRevisedEtag(request, reply, found.revision, tagged(found));
  }

  @Operation({ id: 'listUsers', summary: 'The users of your organization, in the order in which they joined' })
  @Get('users')
  users(
    @ValidQuery(UsersPageDto) { teamId, active, ...query }: UsersPageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<KnownUser>>> {
    const filter = { teamId, active: active === undefined ? undefined : active === 'true' };
    return this.page(
      'users',
      query,
      (page) => askOrganizations(this.queries, 'users', caller, filter, page),
      request,
      reply,
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
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<KnownUser>> {
    return this.one('users', askOrganizations(this.queries, 'users', caller, { id: userId }, ONE), request, reply);
  }

  @Operation({ id: 'listTeams', summary: 'The teams of your organization' })
  @Get('teams')
  teams(
    @ValidQuery(NamedPageDto) { retired, ...query }: NamedPageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedTeam>>> {
    return this.page(
      'teams',
      query,
      (page) => askOrganizations(this.queries, 'teams', caller, unretired(retired), page),
      request,
      reply,
    );
  }

  @Operation({ id: 'getTeam', summary: 'One team', refusals: ['TEAM_NOT_FOUND'] })
  @Get('teams/:teamId')
  team(
    @IdOf('teamId') teamId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<ListedTeam>> {
    return this.one('teams', askOrganizations(this.queries, 'teams', caller, { id: teamId }, ONE), request, reply);
  }

  @Operation({ id: 'listTags', summary: 'The tags of your organization' })
  @Get('tags')
  tags(
    @ValidQuery(NamedPageDto) { retired, ...query }: NamedPageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<PageAnswer<ListedTag>>> {
    return this.page(
      'tags',
      query,
      (page) => askOrganizations(this.queries, 'tags', caller, unretired(retired), page),
      request,
      reply,
    );
  }

  @Operation({ id: 'getTag', summary: 'One tag', refusals: ['TAG_NOT_FOUND'] })
  @Get('tags/:tagId')
  tag(
    @IdOf('tagId') tagId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<ListedTag>> {
    return this.one('tags', askOrganizations(this.queries, 'tags', caller, { id: tagId }, ONE), request, reply);
  }

  private async one<Row extends { readonly revision: number }>(
    kind: Kind,
    asked: Promise<Page<Row>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Sent<Row & Tagged>> {
    const [found] = (await asked).rows;
    if (found === undefined) throw notFound(ABSENT[kind], kind.slice(0, -1));
    return withRevisedEtag(request, reply, found.revision, tagged(found));
  }

  private async page<Row extends { readonly revision: number }>(
    kind: Kind,
    query: PageDto,
    ask: (page: PageRequest) => Promise<Page<Row>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Sent<PageAnswer<Row & Tagged>>> {
    const list: PagedList = { logId: this.options.logId, list: kind, key: TIME_KEY };
    const page = pageRequestOf(query, list);
    const { rows, after } = await ask(page);
    return sentPage(request, reply, { rows: rows.map(tagged), after }, page, list);
  }
}

function tagged<Row extends { readonly revision: number }>(row: Row): Row & Tagged {
  return { ...row, etag: etagOf(row.revision) };
}

const ABSENT = {
  users: 'USER_NOT_FOUND',
  teams: 'TEAM_NOT_FOUND',
  tags: 'TAG_NOT_FOUND',
} as const;

function unretired(retired: 'true' | 'false' | undefined): ListFilter {
  return retired === undefined ? {} : { active: retired === 'false' };
}

function notFound(code: string, what: string): ProblemError {
  return new ProblemError({ status: 404, code, detail: `There is no such ${what}, or it is not yours to see.` });
}

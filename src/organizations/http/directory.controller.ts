import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOf } from '../../kernel/http/authentication/caller.js';
import { etagOf, withRevisedEtag } from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { PageDto, pageRequestOf, sentPage, type PagedList } from '../../kernel/http/pages.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { IdOf, NoFields, ValidQuery } from '../../kernel/http/validation.js';
import { TIME_KEY } from '../../kernel/reading/page.js';
import type { Caller } from '../application/caller.js';
import type { ListFilter } from '../application/organizations.queries.js';
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

type Kind = 'users' | 'teams' | 'tags';
const ONE = { after: null, limit: 1 } as const;

/** Who and what there is in the caller's organization. */
@Controller('v1')
export class DirectoryController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Get('me')
  me(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.one('users', caller.userId, caller, request, reply);
  }

  @Get('organization')
  async organization(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const found = await askOrganizations(this.queries, 'organization', caller);
    if (found === undefined) throw notFound('ORGANIZATION_NOT_FOUND', 'organization');
    return withRevisedEtag(request, reply, found.revision, { ...found, etag: etagOf(found.revision) });
  }

  @Get('users')
  users(
    @ValidQuery(UsersPageDto) { teamId, active, ...page }: UsersPageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const filter = { teamId, active: active === undefined ? undefined : active === 'true' };
    return this.page('users', filter, page, caller, request, reply);
  }

  @Get('users/:userId')
  user(
    @IdOf('userId') userId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.one('users', userId, caller, request, reply);
  }

  @Get('teams')
  teams(
    @ValidQuery(NamedPageDto) { retired, ...page }: NamedPageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.page('teams', unretired(retired), page, caller, request, reply);
  }

  @Get('teams/:teamId')
  team(
    @IdOf('teamId') teamId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.one('teams', teamId, caller, request, reply);
  }

  @Get('tags')
  tags(
    @ValidQuery(NamedPageDto) { retired, ...page }: NamedPageDto,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.page('tags', unretired(retired), page, caller, request, reply);
  }

  @Get('tags/:tagId')
  tag(
    @IdOf('tagId') tagId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.one('tags', tagId, caller, request, reply);
  }

  private async one(
    kind: Kind,
    id: string,
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const [found] = (await askOrganizations(this.queries, kind, caller, { id }, ONE)).rows;
    if (found === undefined) throw notFound(ABSENT[kind], kind.slice(0, -1));
    return withRevisedEtag(request, reply, found.revision, { ...found, etag: etagOf(found.revision) });
  }

  private async page(
    kind: Kind,
    filter: ListFilter,
    query: PageDto,
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | undefined> {
    const list: PagedList = { logId: this.options.logId, list: kind, key: TIME_KEY };
    const page = pageRequestOf(query, list);
    const { rows, after } = await askOrganizations(this.queries, kind, caller, filter, page);
    const tagged = rows.map((row) => ({ ...row, etag: etagOf(row.revision) }));
    return sentPage(request, reply, { rows: tagged, after }, page, list);
  }
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

import { createHash, randomUUID, type KeyObject } from 'node:crypto';
import {
  Body,
  ConflictException,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Injectable,
  NotFoundException,
  Post,
  Req,
  UnauthorizedException,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { IsBoolean, IsISO8601, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { jwtVerify } from 'jose';
import { DataSource, type EntityManager } from 'typeorm';
import { LOCAL_AUDIENCE, LOCAL_ISSUER } from '../../src/kernel/http/authentication/mint-token.js';
import { HistoryRow, ItemRow, RequestRow, UserRow } from './conventional-tables.js';

/** Injection token of the key by which tokens are verified. */
export const KEY = Symbol('Key');

interface Authenticated {
  userId: string;
}

/** Verifies the token of each request, as such guards usually do. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(@Inject(KEY) private readonly key: KeyObject) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context
      .switchToHttp()
      .getRequest<Authenticated & { headers: Record<string, string | undefined> }>();
    const [, token = ''] = request.headers['authorization']?.split(' ') ?? [];
    try {
      const { payload } = await jwtVerify(token, this.key, { issuer: LOCAL_ISSUER, audience: LOCAL_AUDIENCE });
      request.userId = payload.sub ?? '';
      return true;
    } catch {
      throw new UnauthorizedException();
    }
  }
}

/** The body of an offer. */
export class OfferBody {
  @IsUUID()
  declare ownerId: string;

  @IsString()
  @Length(1, 500)
  declare title: string;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  declare description?: string;

  @IsOptional()
  @IsISO8601({ strict: true })
  declare dueAt?: string;

  @IsOptional()
  @IsBoolean()
  declare accept?: boolean;
}

/** The response to an offer. */
export interface OfferAnswer {
  readonly id: string;
  readonly position: number;
}

/** Changes items, each in one transaction with its history and the response to its key. */
@Injectable()
export class ItemsService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  offer(userId: string, key: string | undefined, body: OfferBody): Promise<OfferAnswer> {
    return this.database.transaction(async (manager) => {
      if (key === undefined) return add(manager, userId, body);
      const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(RequestRow)
        .values({ userId, key, hash, response: null })
        .orIgnore()
        .returning(['key'])
        .execute();
      if ((inserted.raw as readonly unknown[]).length === 0) return again(manager, userId, key, hash);
      const response = await add(manager, userId, body);
      await manager.update(RequestRow, { userId, key }, { response });
      return response;
    });
  }

  async queue(userId: string) {
    const rows = await this.database.getRepository(ItemRow).find({
      where: { ownerId: userId, state: 'waiting' },
      order: { position: 'ASC' },
      take: 20,
    });
    return { items: rows.map(shown) };
  }
}

function shown({ id, ownerId, title, dueAt, state, createdAt, version }: ItemRow, index: number) {
  return { id, ownerId, title, dueAt, state, createdAt, version, position: index + 1, allowedActions: ['activate'] };
}

async function again(manager: EntityManager, userId: string, key: string, hash: string): Promise<OfferAnswer> {
  const earlier = await manager.findOneByOrFail(RequestRow, { userId, key });
  if (earlier.hash !== hash) throw new ConflictException('The key was used for another request.');
  return earlier.response as OfferAnswer;
}

async function add(manager: EntityManager, userId: string, body: OfferBody): Promise<OfferAnswer> {
  const { ownerId, title, description = null, dueAt } = body;
  const owner = await manager.findOne(UserRow, { where: { id: ownerId }, lock: { mode: 'pessimistic_write' } });
  if (owner?.active !== true) throw new NotFoundException('There is no such active user.');
  const last = await manager.findOne(ItemRow, { where: { ownerId, state: 'waiting' }, order: { position: 'DESC' } });
  const position = Number(last?.position ?? 0) + 1;
  const id = randomUUID();
  await manager.insert(ItemRow, {
    ...{ id, ownerId, title, description, state: 'waiting', position: String(position), version: 1 },
    dueAt: dueAt === undefined ? null : new Date(dueAt),
    createdAt: new Date(),
  });
  await manager.insert(HistoryRow, { itemId: id, userId, what: 'offered and accepted', at: new Date() });
  return { id, position };
}

/** The measured routes. */
@Controller('v1')
@UseGuards(TokenGuard)
export class ItemsController {
  constructor(@Inject(ItemsService) private readonly items: ItemsService) {}

  @Post('items')
  @HttpCode(201)
  offer(
    @Req() { userId }: Authenticated,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: OfferBody,
  ): Promise<OfferAnswer> {
    return this.items.offer(userId, key, body);
  }

  @Get('me/queue')
  queue(@Req() { userId }: Authenticated) {
    return this.items.queue(userId);
  }
}

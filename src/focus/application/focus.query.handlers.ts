import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type pg from 'pg';
import { myFocus, queuePage, type FocusAnswer, type QueuePage } from './focus.queries.js';

/** Injection token of the pool that reads the read tables. */
export const READ_POOL = Symbol('ReadPool');

/** Asks what a user works on now and next. */
export class AskMyFocus {
  constructor(
    readonly userId: string,
    /** How many waiting items to show. */
    readonly top: number,
  ) {}
}

/** Asks for a page of a user's waiting list. */
export class AskQueue {
  constructor(
    readonly userId: string,
    /** The order key of the last item of the page before; null for the first page. */
    readonly after: string | null,
    readonly limit: number,
  ) {}
}

/** Answers what a user works on now and next. */
@QueryHandler(AskMyFocus)
export class MyFocusHandler implements IQueryHandler<AskMyFocus> {
  constructor(@Inject(READ_POOL) private readonly pool: pg.Pool) {}

  execute({ userId, top }: AskMyFocus): Promise<FocusAnswer> {
    return myFocus(this.pool, userId, top);
  }
}

/** Answers a page of a user's waiting list. */
@QueryHandler(AskQueue)
export class QueueHandler implements IQueryHandler<AskQueue> {
  constructor(@Inject(READ_POOL) private readonly pool: pg.Pool) {}

  execute({ userId, after, limit }: AskQueue): Promise<QueuePage> {
    return queuePage(this.pool, userId, after, limit);
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type pg from 'pg';
import type { Focus } from './application/focus.commands.js';
import { FOCUS, FocusHandler } from './application/focus.handler.js';
import { MyFocusHandler, QueueHandler, READ_POOL } from './application/focus.query.handlers.js';
import { ItemPartsController } from './http/item-parts.controller.js';
import { ItemsController } from './http/items.controller.js';
import { MyAlarmController } from './http/my-alarm.controller.js';
import { MyController } from './http/my.controller.js';
import { SendFocus } from './http/send-focus.js';

/** The focus room at the HTTP door. */
@Module({})
export class FocusModule {
  /** Imported once, over the room that the house has opened. */
  static over(focus: Focus, pool: pg.Pool): DynamicModule {
    return {
      module: FocusModule,
      controllers: [ItemsController, ItemPartsController, MyAlarmController, MyController],
      providers: [
        { provide: FOCUS, useValue: focus },
        { provide: READ_POOL, useValue: pool },
        FocusHandler,
        SendFocus,
        MyFocusHandler,
        QueueHandler,
      ],
    };
  }
}

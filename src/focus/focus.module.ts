import { Module, type DynamicModule } from '@nestjs/common';
import type { Focus } from './application/focus.commands.js';
import { FOCUS, FocusHandler } from './application/focus.handler.js';
import { FOCUS_QUERIES, FocusQueryHandler } from './application/focus.query.handlers.js';
import type { FocusQueries } from './application/focus.reads.js';
import { ItemPartsController } from './http/item-parts.controller.js';
import { ItemsController } from './http/items.controller.js';
import { MyAlarmController } from './http/my-alarm.controller.js';
import { MyItemsController } from './http/my-items.controller.js';
import { MyController } from './http/my.controller.js';
import { MyUndoController } from './http/my-undo.controller.js';
import { ProjectItemsController } from './http/project-items.controller.js';
import { SendFocus } from './http/send-focus.js';
import { WorkController } from './http/work.controller.js';

/** The focus room at the HTTP door. */
@Module({})
export class FocusModule {
  /** Imported once, over the room that the house has opened. */
  static over(focus: Focus, queries: FocusQueries): DynamicModule {
    return {
      module: FocusModule,
      controllers: [
        ItemsController,
        ItemPartsController,
        MyAlarmController,
        MyController,
        MyItemsController,
        MyUndoController,
        ProjectItemsController,
        WorkController,
      ],
      providers: [
        { provide: FOCUS, useValue: focus },
        { provide: FOCUS_QUERIES, useValue: queries },
        FocusHandler,
        FocusQueryHandler,
        SendFocus,
      ],
    };
  }
}

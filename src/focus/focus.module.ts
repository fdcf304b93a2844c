import { Module, type DynamicModule } from '@nestjs/common';
import { commandDoor } from '../kernel/http/command-door.js';
import type { Timeline } from '../kernel/reading/moment.js';
import type { Focus } from './application/focus.commands.js';
import type { FocusQueries } from './application/focus.reads.js';
import type { ItemHistory } from './application/item-history.query.js';
import { FOCUS, focusAnswers } from './http/command-answer.js';
import { FOCUS_QUERIES, ITEM_HISTORY } from './http/item-answer.js';
import { ItemPartsController } from './http/item-parts.controller.js';
import { ItemsController } from './http/items.controller.js';
import { NewItemsController } from './http/new-items.controller.js';
import { MyAlarmController } from './http/my-alarm.controller.js';
import { MyItemsController } from './http/my-items.controller.js';
import { MyController } from './http/my.controller.js';
import { MyUndoController } from './http/my-undo.controller.js';
import { ProjectItemsController } from './http/project-items.controller.js';
import { WaitingItemsController } from './http/waiting-items.controller.js';
import { WorkController } from './http/work.controller.js';

/** The focus room at the HTTP door. */
@Module({})
export class FocusModule {
  /** Imported once, with the room as opened by the application. */
  static over(focus: Focus, queries: Timeline<FocusQueries>, history: ItemHistory): DynamicModule {
    return {
      module: FocusModule,
      controllers: [
        NewItemsController,
        ItemsController,
        WaitingItemsController,
        ItemPartsController,
        MyAlarmController,
        MyController,
        MyItemsController,
        MyUndoController,
        ProjectItemsController,
        WorkController,
      ],
      providers: [
        commandDoor(FOCUS, focus, focusAnswers),
        { provide: FOCUS_QUERIES, useValue: queries },
        { provide: ITEM_HISTORY, useValue: history },
      ],
    };
  }
}

import { Controller, Delete, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import { FOCUS, type CommandAnswer, type FocusDoor } from './command-answer.js';
import { AddStepDto, ReorderStepsDto, StepNameDto } from './focus.dto.js';

/** Commands on an item's steps and tags, one route a verb. */
@Controller('v1/items/:itemId')
export class ItemPartsController {
  constructor(@Inject(FOCUS) private readonly focus: FocusDoor) {}

  @Operation({
    id: 'addStep',
    summary: 'Add a step to an item',
    description: 'Last, unless `after` names another place; null is the first.',
    refusals: [
      'STEP_ID_TAKEN',
      'STEP_NAME_INVALID',
      'TOO_MANY_STEPS',
      'NOT_THE_OWNER',
      'ITEM_NOT_FOUND',
      'STEP_NOT_FOUND',
      'ITEM_COMPLETED',
    ],
    example: { name: 'Print' },
  })
  @Post('steps')
  addStep(
    @IdOf('itemId') itemId: string,
    @ValidBody(AddStepDto) { name, after }: AddStepDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    const place = after === undefined ? {} : { after: after?.toLowerCase() ?? null };
    return this.focus.send({ type: 'AddStep', itemId, name, ...place }, received);
  }

  @Operation({
    id: 'reorderSteps',
    summary: 'Order an item’s steps',
    description: 'Names every step of the item, in the new order.',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED', 'STEPS_DIFFER'],
    example: { stepIds: ['{stepId}', '{otherStepId}'] },
  })
  @Post('steps/reorder')
  @HttpCode(200)
  reorderSteps(
    @IdOf('itemId') itemId: string,
    @ValidBody(ReorderStepsDto) body: ReorderStepsDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    const stepIds = body.stepIds.map((id) => id.toLowerCase());
    return this.focus.send({ type: 'ReorderSteps', itemId, stepIds }, received);
  }

  @Operation({
    id: 'renameStep',
    summary: 'Rename a step',
    refusals: ['STEP_NAME_INVALID', 'NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'STEP_NOT_FOUND', 'ITEM_COMPLETED'],
    example: { name: 'Print twice' },
  })
  @Patch('steps/:stepId')
  renameStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(StepNameDto) { name }: StepNameDto,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'RenameStep', itemId, stepId, name }, received);
  }

  @Operation({
    id: 'removeStep',
    summary: 'Remove a step',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'STEP_NOT_FOUND', 'ITEM_COMPLETED'],
  })
  @Delete('steps/:stepId')
  removeStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'RemoveStep', itemId, stepId }, received);
  }

  @Operation({
    id: 'checkStep',
    summary: 'Check a step off',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'STEP_NOT_FOUND', 'ITEM_COMPLETED'],
  })
  @Post('steps/:stepId/check')
  @HttpCode(200)
  checkStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'CheckStep', itemId, stepId }, received);
  }

  @Operation({
    id: 'uncheckStep',
    summary: 'Uncheck a step',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'STEP_NOT_FOUND', 'ITEM_COMPLETED'],
  })
  @Post('steps/:stepId/uncheck')
  @HttpCode(200)
  uncheckStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'UncheckStep', itemId, stepId }, received);
  }

  @Operation({
    id: 'tagItem',
    summary: 'Put a tag on an item',
    description: 'Tags never affect execution (FOCUS-16).',
    refusals: ['TOO_MANY_TAGS', 'NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'TAG_NOT_FOUND', 'ITEM_COMPLETED', 'TAG_RETIRED'],
  })
  @Put('tags/:tagId')
  tag(
    @IdOf('itemId') itemId: string,
    @IdOf('tagId') tagId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'TagItem', itemId, tagId }, received);
  }

  @Operation({
    id: 'untagItem',
    summary: 'Remove a tag from an item',
    refusals: ['NOT_THE_OWNER', 'ITEM_NOT_FOUND', 'ITEM_COMPLETED'],
  })
  @Delete('tags/:tagId')
  untag(
    @IdOf('itemId') itemId: string,
    @IdOf('tagId') tagId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'UntagItem', itemId, tagId }, received);
  }
}

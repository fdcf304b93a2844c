import { Controller, Delete, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { IdOf, NoFields, ValidBody } from '../../kernel/http/validation.js';
import type { Caller } from '../application/focus.commands.js';
import type { CommandAnswer } from './command-answer.js';
import { AddStepDto, ReorderStepsDto, StepNameDto } from './focus.dto.js';
import { SendFocus } from './send-focus.js';

/** Commands on an item's steps and tags, one route a verb. */
@Controller('v1/items/:itemId')
export class ItemPartsController {
  constructor(@Inject(SendFocus) private readonly focus: SendFocus) {}

  @Post('steps')
  addStep(
    @IdOf('itemId') itemId: string,
    @ValidBody(AddStepDto) { name, after }: AddStepDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const place = after === undefined ? {} : { after: after?.toLowerCase() ?? null };
    return this.focus.make({ type: 'AddStep', itemId, name, ...place }, asked);
  }

  @Post('steps/reorder')
  @HttpCode(200)
  reorderSteps(
    @IdOf('itemId') itemId: string,
    @ValidBody(ReorderStepsDto) body: ReorderStepsDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    const stepIds = body.stepIds.map((id) => id.toLowerCase());
    return this.focus.send({ type: 'ReorderSteps', itemId, stepIds }, asked);
  }

  @Patch('steps/:stepId')
  renameStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(StepNameDto) { name }: StepNameDto,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'RenameStep', itemId, stepId, name }, asked);
  }

  @Delete('steps/:stepId')
  removeStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'RemoveStep', itemId, stepId }, asked);
  }

  @Post('steps/:stepId/check')
  @HttpCode(200)
  checkStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'CheckStep', itemId, stepId }, asked);
  }

  @Post('steps/:stepId/uncheck')
  @HttpCode(200)
  uncheckStep(
    @IdOf('itemId') itemId: string,
    @IdOf('stepId') stepId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'UncheckStep', itemId, stepId }, asked);
  }

  @Put('tags/:tagId')
  tag(
    @IdOf('itemId') itemId: string,
    @IdOf('tagId') tagId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'TagItem', itemId, tagId }, asked);
  }

  @Delete('tags/:tagId')
  untag(
    @IdOf('itemId') itemId: string,
    @IdOf('tagId') tagId: string,
    @ValidBody(NoFields) _body: NoFields,
    @AskedOf() asked: Asked<Caller>,
  ): Promise<CommandAnswer> {
    return this.focus.send({ type: 'UntagItem', itemId, tagId }, asked);
  }
}

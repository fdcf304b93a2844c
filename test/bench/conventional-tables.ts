import 'reflect-metadata';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A user of the conventional service. */
@Entity({ schema: 'conventional', name: 'users' })
export class UserRow {
  @PrimaryColumn('uuid')
  declare id: string;

  @Column('boolean')
  declare active: boolean;
}

/** An item; its owner has one active one at most, and each of their waiting ones has a unique position. */
@Entity({ schema: 'conventional', name: 'items' })
@Index(['ownerId'], { unique: true, where: `state = 'active'` })
@Index(['ownerId', 'position'], { unique: true, where: `state = 'waiting'` })
export class ItemRow {
  @PrimaryColumn('uuid')
  declare id: string;

  @Column('uuid', { name: 'owner_id' })
  declare ownerId: string;

  @Column('text')
  declare title: string;

  @Column('text', { nullable: true })
  declare description: string | null;

  @Column('timestamptz', { name: 'due_at', nullable: true })
  declare dueAt: Date | null;

  @Column('text')
  declare state: string;

  @Column('bigint', { nullable: true })
  declare position: string | null;

  @Column('timestamptz', { name: 'created_at' })
  declare createdAt: Date;

  @Column('int')
  declare version: number;
}

/** What was done to an item, and by whom. */
@Entity({ schema: 'conventional', name: 'history' })
export class HistoryRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  declare id: string;

  @Index()
  @Column('uuid', { name: 'item_id' })
  declare itemId: string;

  @Column('uuid', { name: 'user_id' })
  declare userId: string;

  @Column('text')
  declare what: string;

  @Column('timestamptz')
  declare at: Date;
}

/** A request that was carried out, with its response for repeats. */
@Entity({ schema: 'conventional', name: 'requests' })
export class RequestRow {
  @PrimaryColumn('uuid', { name: 'user_id' })
  declare userId: string;

  @PrimaryColumn('text')
  declare key: string;

  @Column('text')
  declare hash: string;

  @Column('jsonb', { nullable: true })
  declare response: object | null;
}

/** All tables of the service. */
export const TABLES = [UserRow, ItemRow, HistoryRow, RequestRow];

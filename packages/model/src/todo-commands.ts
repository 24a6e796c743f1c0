import { type Static, type TSchema, Type } from "typebox";
import { CalendarTime, Description, Id, Title } from "./ids.ts";
import { isTimeZone } from "./repeat.ts";
import type { BodyOf } from "./verb.ts";

// What may be asked of one's own to-dos. docs/protocol.md says what becomes of it.

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const TimeZone = Type.Refine(
  Type.String({ maxLength: 64, description: "a time zone by its IANA name, such as Europe/Lisbon" }),
  isTimeZone,
);

export const RepeatSchema = Type.Object(
  {
    every: Type.Union([Type.Literal("day"), Type.Literal("weekday"), Type.Literal("week"), Type.Literal("month")]),
    timeZone: TimeZone,
    day: Type.Optional(Type.Integer({ minimum: 1, maximum: 31, description: "a day of the month, 1 to 31" })),
    time: Type.Optional(
      Type.String({
        pattern: "^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$",
        description: "a time of day with milliseconds",
      }),
    ),
  },
  { additionalProperties: false },
);

/** 0: none; 3: high. */
export const Priority = Type.Integer({ minimum: 0, maximum: 3, description: "0 (none), 1, 2 or 3 (high)" });

const fields = {
  notes: Type.Optional(Description),
  dueAt: Type.Optional(Nullable(CalendarTime)),
  priority: Type.Optional(Priority),
  subjectId: Type.Optional(Nullable(Id)),
  repeat: Type.Optional(Nullable(RepeatSchema)),
};

/** The fields of a to-do as the resource routes take them. */
export const todoFields = fields;

const Command = <Fields extends Parameters<typeof Type.Object>[0]>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });

export const todoCommandSchemas = {
  "todo.add": Command({
    id: Id,
    type: Type.Literal("todo.add"),
    todoId: Id,
    title: Title,
    ...fields,
    afterTodoId: Type.Optional(Nullable(Id)),
  }),
  "todo.change": Command({
    id: Id,
    type: Type.Literal("todo.change"),
    todoId: Id,
    title: Type.Optional(Title),
    ...fields,
    /** The notes that the new ones were begun from: what was made of them since is kept, line by line. */
    notesFrom: Type.Optional(Description),
  }),
  "todo.move": Command({ id: Id, type: Type.Literal("todo.move"), todoId: Id, afterTodoId: Nullable(Id) }),
  "todo.complete": Command({
    id: Id,
    type: Type.Literal("todo.complete"),
    todoId: Id,
    nextId: Type.Optional(Id),
    at: Type.Optional(CalendarTime),
  }),
  "todo.reopen": Command({ id: Id, type: Type.Literal("todo.reopen"), todoId: Id }),
  "todo.delete": Command({ id: Id, type: Type.Literal("todo.delete"), todoId: Id }),
  "todo.restore": Command({ id: Id, type: Type.Literal("todo.restore"), todoId: Id }),
};

export type TodoCommandType = keyof typeof todoCommandSchemas;
export type TodoCommand = { [Type in TodoCommandType]: Static<(typeof todoCommandSchemas)[Type]> }[TodoCommandType];
/** Without the id that each carries on its way. */
export type TodoCommandBody = BodyOf<TodoCommand>;
export type TodoCommandOf<Type extends TodoCommandType> = Static<(typeof todoCommandSchemas)[Type]>;

export const TodoCommandSchema = Type.Union(Object.values(todoCommandSchemas));

import type { TodoCommand } from "@syncboard/model";
import { CalendarTime, Description, Id, Position, Priority, Title, todoFields } from "@syncboard/model/schemas";
import type { FastifyReply, preHandlerAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Lanes } from "../database/lanes.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { commandIds } from "../http/idempotency.ts";
import { cursorOf, DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import type { RunTodos, TodosDone } from "./run-todo-commands.ts";
import { listTodos, placeFaults, readTodo, type TodoAnswer, type TodoPlace } from "./todo-list.ts";
import { neighbourAt, ranksAround } from "./todo-store.ts";

const tags = ["todos"];
const TodoPath = Type.Object({ todoId: Id });
const AfterTodo = Type.Optional(Type.Union([Id, Type.Null()]));

const TodosQuery = Type.Object(
  {
    ...PageQuery,
    completed: Type.Optional(Type.Boolean({ description: "true or false" })),
    subject: Type.Optional(Type.Union([Id, Type.Literal("none")], { description: "a UUID in lower case, or none" })),
    due: Type.Optional(CalendarTime),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    sort: Type.Optional(
      Type.Union([Type.Literal("position"), Type.Literal("due"), Type.Literal("created"), Type.Literal("priority")], {
        description: "position, due, created or priority",
      }),
    ),
  },
  { additionalProperties: false },
);
/** As in a command, and null clears what has a value without being given one. */
const clearableFields = {
  ...todoFields,
  notes: Type.Optional(Type.Union([Description, Type.Null()])),
  priority: Type.Optional(Type.Union([Priority, Type.Null()])),
};
const NewTodoBody = Type.Object(
  {
    id: Type.Optional(Id),
    title: Title,
    ...clearableFields,
    position: Type.Optional(Position),
    afterTodoId: AfterTodo,
  },
  { additionalProperties: false },
);
const TodoPatch = Type.Object(
  {
    title: Type.Optional(Title),
    ...clearableFields,
    notesFrom: Type.Optional(Description),
    completed: Type.Optional(Type.Boolean({ description: "true or false" })),
    position: Type.Optional(Position),
    afterTodoId: AfterTodo,
  },
  { additionalProperties: false },
);

export interface TodoDeps {
  readonly db: Db;
  readonly lanes: Lanes;
  readonly sources: Sources;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
  readonly runTodos: RunTodos;
}

/** One's own to-dos as resources: each change is a command, like those of live clients. */
export function todoRoutes(server: Server, deps: TodoDeps): void {
  const { db, sources, runTodos } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.get("/todos", { onRequest, schema: { tags, querystring: TodosQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor, sort = "position", completed, subject, due, q: text } = request.query;
    const after = cursor === undefined ? undefined : placeOf<TodoPlace>(cursor, placeFaults(sort));
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const asked = { completed, subject, due, text, sort };
    const { items, next } = await listTodos(db, actorOf(request).userId, asked, { after, limit });
    return { items, nextCursor: next ? cursorOf(next) : null };
  });

  server.post("/todos", { onRequest, preHandler, schema: { tags, body: NewTodoBody } }, async (request, reply) => {
    const { userId } = actorOf(request);
    const newId = commandIds(request, sources.newId);
    const commandId = newId();
    const { id: todoId = newId(), position, afterTodoId, ...fields } = request.body;
    const command = (after: string | null | undefined): TodoCommand => ({
      ...{ id: commandId, type: "todo.add", todoId, ...cleared(fields) },
      ...(after !== undefined && { afterTodoId: after }),
    });
    const done = await runTodos<TodoAnswer | undefined>({
      userId,
      isAtomic: true,
      commands:
        afterTodoId !== undefined || position === undefined
          ? [command(afterTodoId)]
          : async (trx) => [command(await neighbourAt(trx, userId, position, undefined))],
      // Mostly it is the last: counting the others would take longer the more there are.
      read: async (trx, { count }) => {
        const [last] = await ranksAround(trx, userId, "last", 1);
        return await readTodo(trx, userId, todoId, last?.id === todoId ? count - 1 : undefined);
      },
    });
    return (
      refusedReply(reply, done) ?? tagged(reply.code(201).header("location", `/api/v1/todos/${todoId}`), done.answer)
    );
  });

  server.get("/todos/:todoId", { onRequest, schema: { tags, params: TodoPath } }, async (request, reply) => {
    const todo = await readTodo(db, actorOf(request).userId, request.params.todoId);
    if (!todo) return refuseWith(reply, "not_found");
    reply.header("cache-control", "private, no-cache");
    if (names(request.headers["if-none-match"], entityTag(todo))) {
      return reply.header("etag", entityTag(todo)).code(304).send();
    }
    return tagged(reply, todo);
  });

  const unlessMoved = (userId: string, todoId: string, ifMatch: string | undefined) => async (trx: Trx) => {
    if (ifMatch === undefined) return true;
    const todo = await readTodo(trx, userId, todoId);
    // What is not there is refused as such.
    return todo === undefined || names(ifMatch, entityTag(todo));
  };

  server.patch(
    "/todos/:todoId",
    { onRequest, preHandler, schema: { tags, params: TodoPath, body: TodoPatch } },
    async (request, reply) => {
      const { todoId } = request.params;
      const { userId } = actorOf(request);
      const newId = commandIds(request, sources.newId);
      const [changeId, completeId, moveId, nextId] = [newId(), newId(), newId(), newId()];
      const { completed, position, afterTodoId, ...fields } = request.body;
      const done = await runTodos<TodoAnswer | undefined>({
        userId,
        isAtomic: true,
        precondition: unlessMoved(userId, todoId, request.headers["if-match"]),
        commands: async (trx) => {
          // A change that names nothing still says whether it is there.
          const commands: TodoCommand[] = [{ id: changeId, type: "todo.change", todoId, ...cleared(fields) }];
          if (completed === true) commands.push({ id: completeId, type: "todo.complete", todoId, nextId });
          if (completed === false) commands.push({ id: completeId, type: "todo.reopen", todoId });
          const after =
            afterTodoId ?? (position === undefined ? afterTodoId : await neighbourAt(trx, userId, position, todoId));
          if (after !== undefined) commands.push({ id: moveId, type: "todo.move", todoId, afterTodoId: after });
          return commands;
        },
        read: (trx) => readTodo(trx, userId, todoId),
      });
      return refusedReply(reply, done) ?? tagged(reply, done.answer);
    },
  );

  server.delete(
    "/todos/:todoId",
    { onRequest, preHandler, schema: { tags, params: TodoPath } },
    async (request, reply) => {
      const { todoId } = request.params;
      const { userId } = actorOf(request);
      const commandId = commandIds(request, sources.newId)();
      const ifMatch = request.headers["if-match"];
      const done = await runTodos({
        userId,
        isAtomic: true,
        precondition: unlessMoved(userId, todoId, ifMatch),
        commands: [{ id: commandId, type: "todo.delete", todoId }],
      });
      // It was deleted before: for who asks now it is not there.
      if (done.results[0]?.status === "unchanged") return refuseWith(reply, "not_found");
      return refusedReply(reply, done) ?? reply.code(204).send();
    },
  );

  server.post(
    "/todos/:todoId/restore",
    { onRequest, preHandler, schema: { tags, params: TodoPath } },
    async (request, reply) => {
      const { todoId } = request.params;
      const { userId } = actorOf(request);
      const done = await runTodos<TodoAnswer | undefined>({
        userId,
        isAtomic: true,
        commands: [{ id: commandIds(request, sources.newId)(), type: "todo.restore", todoId }],
        read: (trx) => readTodo(trx, userId, todoId),
      });
      return refusedReply(reply, done) ?? tagged(reply, done.answer);
    },
  );
}

interface Clearable {
  readonly notes?: string | null;
  readonly priority?: number | null;
}

function cleared<Fields extends Clearable>({ notes, priority, ...fields }: Fields) {
  return {
    ...fields,
    ...(notes !== undefined && { notes: notes ?? "" }),
    ...(priority !== undefined && { priority: priority ?? 0 }),
  };
}

function tagged(reply: FastifyReply, todo: TodoAnswer | undefined): FastifyReply {
  // A request that is given again may be about one that has gone since.
  return todo ? reply.header("etag", entityTag(todo)).send(todo) : refuseWith(reply, "not_found");
}

/** Answers for a request that was not done as a whole; undefined when it was. */
function refusedReply(reply: FastifyReply, { results }: TodosDone<unknown>): FastifyReply | undefined {
  const refused = results.find((result) => result.status === "refused");
  if (refused?.status !== "refused") return undefined;
  const { code, field } = refused;
  if (field === undefined || field === "todoId") return refuseWith(reply, code, code === "id_taken" ? [ID_TAKEN] : []);
  return refuseWith(reply, code, [
    { path: field, message: code === "not_found" ? "is none of yours" : "does not fit" },
  ]);
}

const ID_TAKEN = { path: "id", message: "is in use already" };

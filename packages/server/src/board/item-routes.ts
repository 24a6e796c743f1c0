import { type Command, findItem } from "@syncboard/model";
import { CalendarTime, Id, Position, Title } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { taggedCard } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { placeOnBoard } from "./card-inside.ts";
import { checklistsAt, itemAnswer, type OnCard } from "./checklist-answers.ts";
import { giveOn } from "./give.ts";

const tags = ["checklists"];
const ChecklistPath = Type.Object({ checklistId: Id });
const ItemPath = Type.Object({ itemId: Id });
const Assignee = Type.Optional(Type.Union([Id, Type.Null()]));
const Due = Type.Optional(Type.Union([CalendarTime, Type.Null()]));

const NewItemBody = Type.Object(
  { id: Type.Optional(Id), text: Title, position: Type.Optional(Position), assigneeId: Assignee, dueAt: Due },
  { additionalProperties: false },
);
const ItemPatch = Type.Object(
  {
    text: Type.Optional(Title),
    /** The text that this one was begun from. */
    base: Type.Optional(Title),
    isDone: Type.Optional(Type.Boolean({ description: "true or false" })),
    assigneeId: Assignee,
    dueAt: Due,
    position: Type.Optional(Position),
    /** Another checklist of the card. */
    checklistId: Type.Optional(Id),
  },
  { additionalProperties: false },
);

/** What is on the checklists of a card. */
export function itemRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;
  const give = giveOn(deps);

  async function readItem({ boardId, cardId }: OnCard, userId: string, itemId: string) {
    return await readBoard(boardId, userId, (board, _role, trx) => itemAnswer(trx, board, cardId, itemId));
  }

  server.post(
    "/checklists/:checklistId/items",
    { onRequest, preHandler, schema: { tags, params: ChecklistPath, body: NewItemBody } },
    async (request, reply) => {
      const { checklistId } = request.params;
      const place = await placeOnBoard(db, "checklist", checklistId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const { id, ...fields } = request.body;
      const nextId = commandIds(request, sources.newId);
      const commandId = nextId();
      const itemId = id ?? nextId();
      const command = { id: commandId, type: "item.add", itemId, cardId, checklistId, ...fields } as const;
      const refused = await give(request, reply, boardId, [command]);
      if (refused) return refused;
      const item = await readItem(place, actorOf(request).userId, itemId);
      return item ? reply.code(201).send(item) : refuseWith(reply, "not_found");
    },
  );

  server.patch(
    "/checklist-items/:itemId",
    { onRequest, preHandler, schema: { tags, params: ItemPath, body: ItemPatch } },
    async (request, reply) => {
      const { itemId } = request.params;
      const place = await placeOnBoard(db, "checklist_item", itemId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const { position, checklistId, ...fields } = request.body;
      const where = { ...(checklistId !== undefined && { checklistId }), ...(position !== undefined && { position }) };
      const nextId = commandIds(request, sources.newId);
      // Naming nothing it still says whether the item is there and may be changed.
      const commands: Command[] = [{ id: nextId(), type: "item.edit", cardId, itemId, ...fields }];
      if (Object.keys(where).length > 0) commands.push({ id: nextId(), type: "item.move", cardId, itemId, ...where });
      const refused = await give(request, reply, boardId, commands);
      if (refused) return refused;
      const item = await readItem(place, actorOf(request).userId, itemId);
      return item ?? refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/checklist-items/:itemId",
    { onRequest, preHandler, schema: { tags, params: ItemPath } },
    async (request, reply) => {
      const { itemId } = request.params;
      const place = await placeOnBoard(db, "checklist_item", itemId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const id = commandIds(request, sources.newId)();
      const refused = await give(request, reply, boardId, [{ id, type: "item.delete", cardId, itemId }]);
      return refused ?? reply.code(204).send();
    },
  );

  server.post(
    "/checklist-items/:itemId/restore",
    { onRequest, preHandler, schema: { tags, params: ItemPath } },
    async (request, reply) => {
      const { itemId } = request.params;
      const place = await placeOnBoard(db, "checklist_item", itemId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const id = commandIds(request, sources.newId)();
      const refused = await give(request, reply, boardId, [{ id, type: "item.restore", cardId, itemId }]);
      if (refused) return refused;
      const item = await readItem(place, actorOf(request).userId, itemId);
      return item ?? refuseWith(reply, "not_found");
    },
  );

  /** Turns an item into a card behind its own. */
  server.post(
    "/checklist-items/:itemId/card",
    { onRequest, preHandler, schema: { tags, params: ItemPath } },
    async (request, reply) => {
      const { itemId } = request.params;
      const actorId = actorOf(request).userId;
      const place = await placeOnBoard(db, "checklist_item", itemId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      // One that is deleted too: a request that comes again gets its card again, and the deletion refuses any other.
      const fields = await readBoard(boardId, actorId, async (board, _role, trx) => {
        const card = board.liveCard(cardId);
        const found = card && findItem({ checklists: (await checklistsAt(trx, board, cardId)) ?? [] }, itemId);
        if (!found) return undefined;
        const { text: title, assigneeId, dueAt } = found.item;
        const isAssigned = assigneeId !== null && board.activeMember(assigneeId) !== undefined;
        return { title, columnId: card.columnId, dueAt, assigneeIds: isAssigned ? [assigneeId] : [] };
      });
      if (!fields) return refuseWith(reply, "not_found");
      const nextId = commandIds(request, sources.newId);
      const madeId = nextId();
      const refused = await give(request, reply, boardId, [
        { id: nextId(), type: "card.add", cardId: madeId, afterCardId: cardId, ...fields },
        { id: nextId(), type: "item.delete", cardId, itemId },
      ]);
      if (refused) return refused;
      const made = await readBoard(boardId, actorId, async (board, _role, trx) => {
        const card = board.liveCard(madeId);
        return card && (await taggedCard(trx, board, card));
      });
      if (!made) return refuseWith(reply, "not_found");
      reply.header("etag", made.etag).header("location", `/api/v1/cards/${madeId}`);
      return reply.code(201).send(made.answer);
    },
  );
}

import { Id, Position, Title } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { boardOfCard } from "./board-store.ts";
import { placeOnBoard } from "./card-inside.ts";
import { checklistAnswer, type OnCard } from "./checklist-answers.ts";
import { giveOn } from "./give.ts";

const tags = ["checklists"];
const CardPath = Type.Object({ cardId: Id });
const ChecklistPath = Type.Object({ checklistId: Id });
const NewChecklistBody = Type.Object(
  { id: Type.Optional(Id), title: Title, position: Type.Optional(Position) },
  { additionalProperties: false },
);
const ChecklistPatch = Type.Object(
  { title: Type.Optional(Title), position: Type.Optional(Position) },
  { additionalProperties: false },
);

/** The checklists of a card. What is on them: item-routes.ts. They are read with their card. */
export function checklistRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;
  const give = giveOn(deps);

  async function readChecklist({ boardId, cardId }: OnCard, userId: string, checklistId: string) {
    return await readBoard(boardId, userId, (board, _role, trx) => checklistAnswer(trx, board, cardId, checklistId));
  }

  server.post(
    "/cards/:cardId/checklists",
    { onRequest, preHandler, schema: { tags, params: CardPath, body: NewChecklistBody } },
    async (request, reply) => {
      const { cardId } = request.params;
      const boardId = await boardOfCard(db, cardId);
      if (!boardId) return refuseWith(reply, "not_found");
      const { id, ...fields } = request.body;
      const nextId = commandIds(request, sources.newId);
      const commandId = nextId();
      const checklistId = id ?? nextId();
      const command = { id: commandId, type: "checklist.add", checklistId, cardId, ...fields } as const;
      const refused = await give(request, reply, boardId, [command]);
      if (refused) return refused;
      const checklist = await readChecklist({ boardId, cardId }, actorOf(request).userId, checklistId);
      return checklist ? reply.code(201).send(checklist) : refuseWith(reply, "not_found");
    },
  );

  server.patch(
    "/checklists/:checklistId",
    { onRequest, preHandler, schema: { tags, params: ChecklistPath, body: ChecklistPatch } },
    async (request, reply) => {
      const { checklistId } = request.params;
      const place = await placeOnBoard(db, "checklist", checklistId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const { position, ...fields } = request.body;
      const nextId = commandIds(request, sources.newId);
      const named = { cardId, checklistId };
      const refused = await give(request, reply, boardId, [
        // Naming nothing it still says whether the checklist is there and may be changed.
        { id: nextId(), type: "checklist.edit", ...named, ...fields },
        ...(position === undefined ? [] : [{ id: nextId(), type: "checklist.move", ...named, position } as const]),
      ]);
      if (refused) return refused;
      const checklist = await readChecklist(place, actorOf(request).userId, checklistId);
      return checklist ?? refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/checklists/:checklistId",
    { onRequest, preHandler, schema: { tags, params: ChecklistPath } },
    async (request, reply) => {
      const { checklistId } = request.params;
      const place = await placeOnBoard(db, "checklist", checklistId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const id = commandIds(request, sources.newId)();
      const refused = await give(request, reply, boardId, [{ id, type: "checklist.delete", cardId, checklistId }]);
      return refused ?? reply.code(204).send();
    },
  );

  server.post(
    "/checklists/:checklistId/restore",
    { onRequest, preHandler, schema: { tags, params: ChecklistPath } },
    async (request, reply) => {
      const { checklistId } = request.params;
      const place = await placeOnBoard(db, "checklist", checklistId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const id = commandIds(request, sources.newId)();
      const refused = await give(request, reply, boardId, [{ id, type: "checklist.restore", cardId, checklistId }]);
      if (refused) return refused;
      const checklist = await readChecklist(place, actorOf(request).userId, checklistId);
      return checklist ?? refuseWith(reply, "not_found");
    },
  );
}

import { labelRowOf } from "@syncboard/model";
import { CalendarTime, ColorName, Id, LabelName } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import { commandIds } from "../http/idempotency.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { boardOfLabel } from "./board-store.ts";
import { giveOneOn } from "./give-one.ts";
import { refusedReply } from "./refusals.ts";

const tags = ["labels"];
const LabelPath = Type.Object({ labelId: Id });
const LabelsQuery = Type.Object(PageQuery, { additionalProperties: false });
const NewLabelBody = Type.Object(
  { id: Type.Optional(Id), name: LabelName, color: ColorName },
  { additionalProperties: false },
);
const LabelPatch = Type.Object(
  { name: Type.Optional(LabelName), color: Type.Optional(ColorName) },
  { additionalProperties: false },
);

const LabelPlace = Type.Object({ createdAt: CalendarTime, id: Id }, { additionalProperties: false });
type LabelPlace = Static<typeof LabelPlace>;
const isFaultyPlace = checkFor(LabelPlace);

/** The labels of a board. On which cards they are: card-mark-routes.ts. */
export function labelRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, execute, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  async function readLabel(boardId: string, userId: string, labelId: string) {
    return await readBoard(boardId, userId, (board) => {
      const label = board.liveLabel(labelId);
      return label && { ...labelRowOf(label), boardId };
    });
  }

  server.get(
    "/boards/:boardId/labels",
    { onRequest, schema: { tags, params: BoardPath, querystring: LabelsQuery } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<LabelPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const labels = await readBoard(boardId, actorOf(request).userId, (board) => board.labels.map(labelRowOf));
      if (!labels) return refuseWith(reply, "not_found");
      const rest = after ? labels.filter((label) => isBehind(label, after)) : labels;
      const page = rest.slice(0, limit + 1).map((label) => ({ ...label, boardId }));
      return pageOf(page, limit, ({ createdAt, id }) => ({ createdAt, id }));
    },
  );

  server.post(
    "/boards/:boardId/labels",
    { onRequest, preHandler, schema: { tags, params: BoardPath, body: NewLabelBody } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { id, name, color } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const command = { id: nextId(), type: "label.add", labelId: id ?? nextId(), name, color } as const;
      const refused = refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
      if (refused) return refused;
      const label = await readLabel(boardId, actorId, command.labelId);
      return label ? reply.code(201).send(label) : refuseWith(reply, "not_found");
    },
  );

  const give = giveOneOn(deps);

  server.patch(
    "/labels/:labelId",
    { onRequest, preHandler, schema: { tags, params: LabelPath, body: LabelPatch } },
    async (request, reply) => {
      const { labelId } = request.params;
      const boardId = await boardOfLabel(db, labelId);
      if (!boardId) return refuseWith(reply, "not_found");
      const refused = await give(request, reply, boardId, { type: "label.edit", labelId, ...request.body });
      if (refused) return refused;
      const label = await readLabel(boardId, actorOf(request).userId, labelId);
      return label ?? refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/labels/:labelId",
    { onRequest, preHandler, schema: { tags, params: LabelPath } },
    async (request, reply) => {
      const { labelId } = request.params;
      const boardId = await boardOfLabel(db, labelId);
      if (!boardId) return refuseWith(reply, "not_found");
      const refused = await give(request, reply, boardId, { type: "label.delete", labelId });
      return refused ?? reply.code(204).send();
    },
  );

  server.post(
    "/labels/:labelId/restore",
    { onRequest, preHandler, schema: { tags, params: LabelPath } },
    async (request, reply) => {
      const { labelId } = request.params;
      const boardId = await boardOfLabel(db, labelId);
      if (!boardId) return refuseWith(reply, "not_found");
      const refused = await give(request, reply, boardId, { type: "label.restore", labelId });
      if (refused) return refused;
      const label = await readLabel(boardId, actorOf(request).userId, labelId);
      return label ?? refuseWith(reply, "not_found");
    },
  );
}

/** In the order of a board's labels. */
function isBehind(label: LabelPlace, place: LabelPlace): boolean {
  return label.createdAt === place.createdAt ? label.id > place.id : label.createdAt > place.createdAt;
}

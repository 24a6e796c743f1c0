import { commandSchemas, todoCommandSchemas } from "@syncboard/model/schemas";
import type { startServer } from "@syncboard/server";
import { type Static, Type } from "typebox";

type More = NonNullable<NonNullable<Parameters<typeof startServer>[1]>["more"]>;

const MoveBody = Type.Object(
  { commands: Type.Array(commandSchemas["card.move"], { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);
const AddBody = Type.Object(
  { commands: Type.Array(todoCommandSchemas["todo.add"], { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
);
type Move = Static<typeof MoveBody>["commands"][number];

const AT = "2026-01-01T00:00:00.000Z";

/** What a move's answer looks like, of the same size, without having moved anything. */
function answerLike({ id, cardId, columnId = id, afterCardId = null }: Move) {
  const event = {
    type: "card.moved",
    cardId,
    from: { columnId, rank: "b0000", afterCardId },
    columnId,
    rank: "b0001V",
    seq: 10_000,
    at: AT,
    actorId: id,
    commandId: id,
  };
  return { id, status: "applied", events: [event] };
}

/** The floors that need the server's own parts: what an answer costs before any board is touched. */
export const floorRoutes: More = (api, signedIn) => {
  // The schema of the one command that is sent, not the union of all: the cheapest check that is still whole.
  api.post("/bench/noop", { onRequest: signedIn, schema: { hide: true, body: MoveBody } }, async (request) => ({
    seq: 10_000,
    results: request.body.commands.map(answerLike),
  }));

  api.post("/bench/noop-todos", { onRequest: signedIn, schema: { hide: true, body: AddBody } }, async (request) => ({
    seq: 10_000,
    results: request.body.commands.map(({ id }) => ({ id, status: "applied" })),
  }));

  const kept = new Map<string, Buffer>();
  const BytesQuery = Type.Object({ boardId: Type.String() });
  // Not behind the guard: sending bytes needs none, so the floor is as low as it can be.
  api.get("/bench/bytes", { schema: { hide: true, querystring: BytesQuery } }, async (request, reply) => {
    const { boardId } = request.query;
    let bytes = kept.get(boardId);
    if (!bytes) {
      const { authorization = "" } = request.headers;
      const read = await api.inject({ url: `/api/v1/boards/${boardId}`, headers: { authorization } });
      bytes = read.rawPayload;
      kept.set(boardId, bytes);
    }
    return reply.type("application/json; charset=utf-8").send(bytes);
  });
};

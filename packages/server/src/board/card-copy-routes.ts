import { assigneesOf, type Board, type Command, copyOfCard, type Label, labelsThere, madeFrom } from "@syncboard/model";
import { Id, Position, Title } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { attachmentsOfCards } from "../attachment/attachment-store.ts";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { taggedCard } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { boardOfCard } from "./board-store.ts";
import { insideOfCard } from "./card-inside.ts";
import { giveOn } from "./give.ts";

const tags = ["cards"];
const CardPath = Type.Object({ cardId: Id });

const CopyBody = Type.Object(
  {
    id: Type.Optional(Id),
    /** That of the card, where it is not said. */
    title: Type.Optional(Title),
    /** Another board that one may edit. */
    boardId: Type.Optional(Id),
    columnId: Type.Optional(Id),
    position: Type.Optional(Position),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
    withAssignees: Type.Optional(
      Type.Boolean({ description: "true: it is for the same people, as far as they are members there" }),
    ),
  },
  { additionalProperties: false },
);

/** One more card that begins as another is. */
export function cardCopyRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;
  const give = giveOn(deps);

  server.post(
    "/cards/:cardId/copy",
    { onRequest, preHandler, schema: { tags, params: CardPath, body: CopyBody } },
    async (request, reply) => {
      const { cardId } = request.params;
      const { id, title, boardId: wanted, withAssignees = false, ...said } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const [commandId, copyId] = [nextId(), id ?? nextId()];
      const boardId = await boardOfCard(db, cardId);
      const source =
        boardId &&
        (await readBoard(boardId, actorId, async (board, _role, trx) => {
          const card = board.liveCard(cardId);
          if (!card) return undefined;
          const attachments = (await attachmentsOfCards(trx, boardId, [cardId])).get(cardId) ?? [];
          const labels = labelsOn(board, card.labelIds);
          return {
            ...card,
            ...(await insideOfCard(trx, boardId, card)),
            labels,
            attachments,
            people: assigneesOf(board, card),
          };
        }));
      if (!boardId || !source) return refuseWith(reply, "not_found");
      const thereId = wanted ?? boardId;
      const isElsewhere = thereId !== boardId;
      const there = await readBoard(thereId, actorId, (board) => ({
        labelIds: isElsewhere ? labelsThere(source.labels, board.labels).labelIds : source.labels.map(({ id }) => id),
        assigneeIds: withAssignees ? source.people.filter((userId) => board.activeMember(userId)) : [],
      }));
      if (!there) return refuseWith(reply, "not_found");
      // Where nothing is said it goes behind the card that it is a copy of.
      const isPlaced = said.columnId !== undefined || said.position !== undefined || said.afterCardId !== undefined;
      const beside = isPlaced ? { columnId: source.columnId } : { columnId: source.columnId, afterCardId: cardId };
      const { attachments = [], ...copied } = copyOfCard(source, there.labelIds, nextId);
      // Another board knows nothing of what is attached here.
      const brought = madeFrom(attachments, (id) => source.attachments.find((each) => each.id === id));
      const command: Command = {
        ...{ id: commandId, type: "card.add", cardId: copyId },
        ...(there.assigneeIds.length > 0 && { assigneeIds: there.assigneeIds }),
        ...copied,
        ...(isElsewhere ? { brought } : { attachments }),
        ...(!isElsewhere && beside),
        ...said,
        ...(title !== undefined && { title }),
      };
      const refused = await give(request, reply, thereId, [command]);
      if (refused) return refused;
      const made = await readBoard(thereId, actorId, async (board, _role, trx) => {
        const card = board.liveCard(copyId);
        return card && (await taggedCard(trx, board, card));
      });
      if (!made) return refuseWith(reply, "not_found");
      reply.header("etag", made.etag).header("location", `/api/v1/cards/${copyId}`);
      return reply.code(201).send(made.answer);
    },
  );
}

function labelsOn(board: Board, labelIds: readonly string[]): Label[] {
  return labelIds.flatMap((labelId) => board.liveLabel(labelId) ?? []);
}

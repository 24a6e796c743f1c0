import type { CommandBody } from "@syncboard/model";
import type { FastifyReply, FastifyRequest } from "fastify";
import { commandIds } from "../http/idempotency.ts";
import { actorOf } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { refusedReply } from "./refusals.ts";

/** Gives one command to a board. Undefined when it was done; else the answer is sent. */
export type GiveOne = (
  request: FastifyRequest,
  reply: FastifyReply,
  boardId: string,
  body: CommandBody,
) => Promise<FastifyReply | undefined>;

export function giveOneOn({ execute, sources }: Pick<BoardDeps, "execute" | "sources">): GiveOne {
  return async (request, reply, boardId, body) => {
    const command = { id: commandIds(request, sources.newId)(), ...body };
    const actorId = actorOf(request).userId;
    return refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
  };
}

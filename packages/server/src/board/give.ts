import type { Command } from "@syncboard/model";
import type { FastifyReply, FastifyRequest } from "fastify";
import { actorOf } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { refusedReply } from "./refusals.ts";

/** Gives commands to a board, all or none. Undefined when they were done; else the answer is sent. */
export function giveOn({ execute }: Pick<BoardDeps, "execute">) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    boardId: string,
    commands: readonly Command[],
  ): Promise<FastifyReply | undefined> => {
    const actorId = actorOf(request).userId;
    return refusedReply(reply, await execute({ actorId, boardId, commands, isAtomic: true }));
  };
}

import type { onRequestAsyncHookHandler } from "fastify";
import { isAdministrator } from "../account/standing-store.ts";
import type { Db } from "../database/connect.ts";
import { refuseWith } from "../http/problems.ts";
import { type Authenticate, guardOf } from "../session/authentication.ts";

/** Lets in administrators who are signed in: never a personal token, whatever its scope. */
export function administratorGuard(db: Db, authenticate: Authenticate): onRequestAsyncHookHandler {
  return guardOf(authenticate, async (actor, _request, reply) => {
    if (actor.kind !== "session") return refuseWith(reply, "insufficient_scope");
    if (await isAdministrator(db, actor.userId)) return undefined;
    return refuseWith(reply, "forbidden", undefined, "Only administrators of this server may do this.");
  });
}

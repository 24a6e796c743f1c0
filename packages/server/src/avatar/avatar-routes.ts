import multipart from "@fastify/multipart";
import { Id } from "@syncboard/model/schemas";
import type { FastifyBaseLogger, preHandlerAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import { findUser } from "../account/account-store.ts";
import type { Config } from "../config.ts";
import type { Db } from "../database/connect.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { FileBody, looksAtNothing, receiveFile, uploadFolder, uploadOf } from "../http/upload.ts";
import type { DrawPicture } from "../picture/draw-picture.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import type { Storage } from "../storage/storage.ts";
import type { AvatarFiles } from "./avatar-files.ts";
import { avatarKey } from "./avatar-place.ts";
import { heldAvatar, swapAvatar } from "./avatar-store.ts";

const tags = ["accounts"];
const AvatarPath = Type.Object({ userId: Id, avatarId: Id });
const AVATAR = { mostWidth: 500, mostHeight: 500, format: "jpeg" } as const;
const MOST_TRIES = 5;
/** A board of many people asks for all their pictures at once, and once. */
const TIMES_AS_OFTEN = 10;

export interface AvatarDeps {
  readonly db: Db;
  readonly config: Config;
  readonly sources: Sources;
  readonly storage: Storage;
  readonly avatarFiles: AvatarFiles;
  readonly drawPicture: DrawPicture;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
}

/** A user's picture: given, taken away, and read by those who were told where it is. */
export async function avatarRoutes(api: Server, deps: AvatarDeps): Promise<void> {
  const { db, config, sources, storage, drawPicture } = deps;
  const { remove } = deps.avatarFiles;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  /** Also of what changes at the same moment. */
  async function replace(
    userId: string,
    avatarId: string | null,
    ifMatch: string | undefined,
    log: FastifyBaseLogger,
  ): Promise<"replaced" | "unauthenticated" | "precondition_failed"> {
    for (let left = MOST_TRIES; left > 0; left--) {
      const held = await heldAvatar(db, userId);
      const user = held && (await findUser(db, userId));
      if (!user) return "unauthenticated";
      if (ifMatch !== undefined && !names(ifMatch, entityTag(user))) return "precondition_failed";
      if (held.avatarId === null && avatarId === null) return "replaced";
      if (!(await swapAvatar(db, userId, held, avatarId, sources.now()))) continue;
      if (held.avatarId !== null) await remove(userId, held.avatarId, log);
      return "replaced";
    }
    return "precondition_failed";
  }

  api.delete("/users/me/avatar", { onRequest, preHandler, schema: { tags } }, async (request, reply) => {
    const outcome = await replace(actorOf(request).userId, null, request.headers["if-match"], request.log);
    return outcome === "replaced" ? reply.code(204).send() : refuseWith(reply, outcome);
  });

  const { rateLimit: rate } = config;
  const often = rate && { rateLimit: { max: rate.requests * TIMES_AS_OFTEN, timeWindow: rate.seconds * 1_000 } };
  api.get(
    "/users/:userId/avatar/:avatarId.jpg",
    { config: often ?? {}, schema: { tags, security: [], params: AvatarPath } },
    async (request, reply) => {
      const { userId, avatarId } = request.params;
      const held = await heldAvatar(db, userId);
      const file = held?.avatarId === avatarId ? await storage.open(avatarKey(userId, avatarId)) : undefined;
      if (!file) return refuseWith(reply, "not_found");
      return (
        reply
          // Never another picture under this address. Not for caches that others share, where it would outlive its removal.
          .header("cache-control", "private, max-age=31536000, immutable")
          .header("content-disposition", 'inline; filename="avatar.jpg"')
          .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
          .header("content-length", file.size)
          .type("image/jpeg")
          .send(file.content)
      );
    },
  );

  // In a place of its own: no other route takes multipart bodies.
  await api.register(async (uploads: Server) => {
    await uploads.register(multipart);
    uploads.decorateRequest("upload", undefined);
    const preValidation = receiveFile({ folder: uploadFolder(config), maxBytes: config.maxUploadBytes });
    uploads.put(
      "/users/me/avatar",
      {
        onRequest,
        preValidation,
        preHandler,
        validatorCompiler: looksAtNothing,
        schema: { tags, consumes: ["multipart/form-data"], body: FileBody },
      },
      async (request, reply) => {
        const { userId } = actorOf(request);
        const drawn = await drawPicture(uploadOf(request).path, AVATAR);
        if (drawn.outcome === "busy") return refuseWith(reply, "unavailable");
        if (drawn.outcome === "refused") {
          return refuseWith(reply, "invalid", [{ path: "file", message: drawn.fault }]);
        }
        // The file first: a row never names what is not there yet. A process that dies in between leaves a file too many.
        const avatarId = sources.newId();
        try {
          await storage.put(avatarKey(userId, avatarId), drawn.picture, "image/jpeg");
        } catch (error) {
          request.log.error({ err: error }, "an avatar could not be stored");
          return refuseWith(reply, "unavailable");
        }
        const outcome = await replace(userId, avatarId, request.headers["if-match"], request.log);
        if (outcome !== "replaced") {
          await remove(userId, avatarId, request.log);
          return refuseWith(reply, outcome);
        }
        const user = await findUser(db, userId);
        return user ? reply.header("etag", entityTag(user)).send(user) : refuseWith(reply, "unauthenticated");
      },
    );
  });
}

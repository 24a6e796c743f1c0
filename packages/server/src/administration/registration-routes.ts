import { Id, Time } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { deleteInvite, insertInvite, listInvites } from "../account/invite-store.ts";
import { allowedBy, chooseRegistration, REGISTRATIONS, registrationOf } from "../account/registration.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { expiryFault, expiryOf } from "../http/expiry.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf } from "../session/authentication.ts";
import type { AdministrationDeps } from "./administration-deps.ts";
import { administratorGuard } from "./administrator.ts";

const tags = ["administration"];
const MOST_USES = 1_000;
const EXPIRY = { usualDays: 7, mostDays: 366 };
/** 132 bits. */
const CODE_CHARACTERS = 22;

const RegistrationBody = Type.Object(
  { registration: Type.Enum([...REGISTRATIONS], { description: REGISTRATIONS.join(", ") }) },
  { additionalProperties: false },
);
const InviteBody = Type.Object(
  {
    id: Type.Optional(Id),
    note: Type.Optional(Type.String({ maxLength: 200, description: "for whom it is, at most 200 characters" })),
    maxUses: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_USES,
        default: 1,
        description: `a whole number from 1 to ${MOST_USES}`,
      }),
    ),
    expiresAt: Type.Optional(Time),
  },
  { additionalProperties: false },
);
const InvitePath = Type.Object({ inviteId: Id });
const InvitesQuery = Type.Object(PageQuery, { additionalProperties: false });
const isFaultyPlace = checkFor(Type.Object({ id: Id }, { additionalProperties: false }));

/** Who may make an account here, and the invites that let in whom nothing else does. */
export function registrationRoutes(server: Server, deps: AdministrationDeps): void {
  const { db, sources, registration: setting } = deps;
  const onRequest = administratorGuard(db, deps.authenticate);
  const preHandler = deps.onceOnly;

  const state = async () => ({ registration: await registrationOf(db, setting), allowed: allowedBy(setting) });

  server.get("/admin/registration", { onRequest, schema: { tags } }, state);

  server.patch(
    "/admin/registration",
    { onRequest, preHandler, schema: { tags, body: RegistrationBody } },
    async (request, reply) => {
      const { registration } = request.body;
      const allowed = allowedBy(setting);
      if (!allowed.includes(registration)) {
        const message = `must be one that the server's setting allows: ${allowed.join(", ")}`;
        return refuseWith(reply, "invalid", [{ path: "registration", message }]);
      }
      await chooseRegistration(db, registration);
      noteEvent(request, "registration_chosen", { by: actorOf(request).userId, registration });
      return state();
    },
  );

  server.get("/admin/invites", { onRequest, schema: { tags, querystring: InvitesQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor } = request.query;
    const after = cursor === undefined ? undefined : placeOf<{ id: string }>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    return pageOf(await listInvites(db, { afterId: after?.id, limit: limit + 1 }), limit, ({ id }) => ({ id }));
  });

  // Without `onceOnly`, which would keep the answer, and the secret in it, for a day.
  server.post("/admin/invites", { onRequest, schema: { tags, body: InviteBody } }, async (request, reply) => {
    const { id = sources.newId(), note = "", maxUses = 1 } = request.body;
    const now = sources.now();
    const expiresAt = expiryOf(request.body.expiresAt, now, EXPIRY);
    if (expiresAt === undefined) return refuseWith(reply, "invalid", [expiryFault(EXPIRY)]);
    const code = sources.newSecret().slice(0, CODE_CHARACTERS);
    const creatorId = actorOf(request).userId;
    try {
      const invite = await insertInvite(db, { id, code, creatorId, note: note.trim(), maxUses, expiresAt }, now);
      noteEvent(request, "invite_made", { by: creatorId, inviteId: id });
      // The only answer that holds the code.
      return reply
        .code(201)
        .header("cache-control", "no-store")
        .send({ ...invite, code });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return refuseWith(reply, "id_taken", [{ path: "id", message: "is in use" }]);
    }
  });

  server.delete(
    "/admin/invites/:inviteId",
    { onRequest, preHandler, schema: { tags, params: InvitePath } },
    async (request, reply) => {
      const { inviteId } = request.params;
      if (!(await deleteInvite(db, inviteId))) return refuseWith(reply, "not_found");
      noteEvent(request, "invite_revoked", { by: actorOf(request).userId, inviteId });
      return reply.code(204).send();
    },
  );
}

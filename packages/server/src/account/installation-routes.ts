import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import type { Server } from "../http/server-type.ts";
import { isUnclaimed, type Registration, registrationOf } from "./registration.ts";

const tags = ["accounts"];
const Nothing = Type.Object({}, { additionalProperties: false });

export interface InstallationDeps {
  readonly db: Db;
  /** What the server's own setting allows. */
  readonly registration: Registration;
  readonly isMailOn: boolean;
  readonly maxUploadBytes: number;
}

/** What somebody may know who has no account yet: which ways in there are. */
export function installationRoutes(server: Server, deps: InstallationDeps): void {
  const { db, registration, isMailOn, maxUploadBytes } = deps;
  server.get("/installation", { schema: { tags, security: [], querystring: Nothing } }, async () => {
    // Nobody has an account yet: who makes the first one is let in whatever the setting, and administers.
    const isNew = await isUnclaimed(db);
    return { registration: isNew ? "open" : await registrationOf(db, registration), isNew, isMailOn, maxUploadBytes };
  });
}

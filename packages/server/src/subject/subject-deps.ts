import type { PersonalThing } from "@syncboard/model/wire";
import type { preHandlerAsyncHookHandler } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Sources } from "../http/sources.ts";
import type { Authenticate } from "../session/authentication.ts";

/** What the doors of subjects and documents need. */
export interface SubjectDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
  /** Seconds that what is deleted can be had back. */
  readonly trashTtl: number;
  /** Says on all devices of a user, after the commit, what of theirs is not what it was. */
  readonly tell: (userId: string, what: PersonalThing) => void;
}

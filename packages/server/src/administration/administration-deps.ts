import type { preHandlerAsyncHookHandler } from "fastify";
import type { Notices } from "../account/notices.ts";
import type { Registration } from "../account/registration.ts";
import type { Standing } from "../account/standing.ts";
import type { Db } from "../database/connect.ts";
import type { Sources } from "../http/sources.ts";
import type { Authenticate } from "../session/authentication.ts";
import type { Sessions } from "../session/sessions.ts";

/** What the doors of the administration need. */
export interface AdministrationDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly standing: Standing;
  readonly sessions: Sessions;
  /** Undefined: this server sends no mail. */
  readonly notices: Notices | undefined;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
  /** What the server's own setting allows. */
  readonly registration: Registration;
}

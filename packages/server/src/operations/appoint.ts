import { normalEmail } from "../account/account-store.ts";
import { appointUser } from "../account/standing-store.ts";
import { type DatabaseConfig, withDatabase } from "../database/connect.ts";
import { OperatorError } from "../operator-error.ts";
import { refuseOtherSchema } from "./backup.ts";

/** Makes somebody an administrator whom no administrator can appoint any more: theirs is lost. Answers their username. */
export async function appoint(config: DatabaseConfig, email: string, now: string): Promise<string> {
  return await withDatabase(config, async (database) => {
    await refuseOtherSchema(database);
    const user = await database.db
      .selectFrom("user")
      .select(["id", "username", "deactivated_at"])
      .where("email", "=", normalEmail(email))
      .executeTakeFirst();
    if (!user) throw new OperatorError("There is no account with this e-mail address.");
    if (user.deactivated_at !== null) throw new OperatorError("This account is deactivated.");
    await appointUser(database.db, user.id, true, now);
    return user.username;
  });
}

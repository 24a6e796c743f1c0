import type { Db } from "../database/connect.ts";
import { networkOf } from "./network.ts";

/** Nobody's: whether there is an account must not show in what is asked of the database. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whether a session of the user that is still remembered began in the network of this address. */
export async function hasSignedInFrom(db: Db, userId: string | undefined, address: string): Promise<boolean> {
  const network = networkOf(address);
  const rows = await db
    .selectFrom("session")
    .select("address")
    .distinct()
    .where("user_id", "=", userId ?? NOBODY)
    .execute();
  return rows.some((row) => networkOf(row.address) === network);
}

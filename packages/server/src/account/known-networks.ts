import type { Db } from "../database/connect.ts";
import { networkOf } from "./network.ts";
import { addressesOfResets } from "./password-reset-store.ts";

/** Nobody's: whether there is an account must not show in what is asked of the database. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Whether the user has lately proved to be themselves in the network of this address: by a session that is still
 * remembered, or by a password set through their mail.
 */
export async function isKnownNetwork(db: Db, userId: string | undefined, address: string): Promise<boolean> {
  const network = networkOf(address);
  const id = userId ?? NOBODY;
  const sessions = await db.selectFrom("session").select("address").distinct().where("user_id", "=", id).execute();
  const known = [...sessions.map((session) => session.address), ...(await addressesOfResets(db, id))];
  return known.some((each) => networkOf(each) === network);
}

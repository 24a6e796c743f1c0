import type { Db } from "../database/connect.ts";

/** Who may make an account: everybody, who has an invite, nobody. */
export type Registration = "open" | "invite" | "closed";

/** The laxest first. */
export const REGISTRATIONS: readonly Registration[] = ["open", "invite", "closed"];

/** What administrators may choose from: what the server's own setting says, or less. */
export function allowedBy(setting: Registration): readonly Registration[] {
  return REGISTRATIONS.slice(REGISTRATIONS.indexOf(setting));
}

/** What holds now: what the administrators chose, within what the server's own setting allows. */
export async function registrationOf(db: Db, setting: Registration): Promise<Registration> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", "registration").executeTakeFirst();
  return allowedBy(setting).find((each) => each === row?.value) ?? setting;
}

export async function chooseRegistration(db: Db, registration: Registration): Promise<void> {
  await db
    .insertInto("setting")
    .values({ name: "registration", value: registration })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: registration }))
    .execute();
}

/** Whether nobody has ever had an account here: who comes first is let in, whatever the setting, and administers. */
export async function isUnclaimed(db: Db): Promise<boolean> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", "first_user").executeTakeFirst();
  return row === undefined;
}

/** Whether this user is the first: of any number who come at once, one is. */
export async function claim(db: Db, userId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("setting")
    .values({ name: "first_user", value: userId })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

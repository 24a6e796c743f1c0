import { randomUUID } from "node:crypto";
import type { Role } from "@syncboard/model";
import { type Client, type ClientOptions, createClient, memoryQueue, type SignedIn } from "../src/index.ts";

/** A new account, signed in. */
export async function signUp(baseUrl: string, name: string): Promise<SignedIn> {
  const client = createClient({ baseUrl, storage: memoryQueue() });
  const email = `${name.toLowerCase()}-${randomUUID()}@example.org`;
  const signedIn = await client.session.register({ email, password: "correct horse battery", name });
  client.close();
  return signedIn;
}

/** A client that is signed in already. */
export function clientOf(signedIn: SignedIn, options: Partial<ClientOptions> & Pick<ClientOptions, "baseUrl">): Client {
  const client = createClient({ storage: memoryQueue(), ...options });
  client.session.use(signedIn);
  return client;
}

/** A board of `owner` with these members. */
export async function boardOf(
  baseUrl: string,
  owner: SignedIn,
  members: readonly (readonly [SignedIn, Role])[] = [],
): Promise<string> {
  const client = clientOf(owner, { baseUrl });
  const board = await client.api.createBoard({ title: "Harvest" });
  for (const [member, role] of members) await client.api.shareBoard(board.id, member.user.id, role);
  client.close();
  return board.id;
}

/** Resolves when it holds; looks every few milliseconds and says what it saw last when it never does. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  describe: () => unknown,
  ms = 5_000,
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${ms} ms in vain: ${JSON.stringify(describe())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sqlite } from "../../../services/test-databases.ts";
import { createClient, memoryQueue } from "../src/index.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const picture = new Blob([Buffer.from(PIXEL, "base64")], { type: "image/png" });

let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess(sqlite);
});
afterAll(() => server.stop());

it("gives oneself a picture, takes it away, and tells what is refused", async () => {
  const client = createClient({ baseUrl: server.url, storage: memoryQueue() });
  const { session } = client;
  await session.register({ email: `ada-${randomUUID()}@example.org`, password: "correct horse battery" });
  const shares: number[] = [];

  const user = await session.setAvatar(picture, { onProgress: (share) => shares.push(share) });
  expect(user.avatarUrl).toMatch(/^\/api\/v1\/users\/.*\.jpg$/);
  expect(session.getState().user).toEqual(user);
  expect(shares.at(-1)).toBe(1);

  await expect(session.setAvatar(new Blob(["no picture"]))).rejects.toMatchObject({
    status: 422,
    errors: [{ path: "file", message: "must be a picture: PNG, JPEG, WebP or GIF" }],
  });
  const signal = AbortSignal.abort(new Error("called off"));
  await expect(session.setAvatar(picture, { signal })).rejects.toThrow("called off");
  expect(session.getState().user?.avatarUrl).toBe(user.avatarUrl);

  expect((await session.removeAvatar()).avatarUrl).toBeNull();
  expect(session.getState().user?.avatarUrl).toBeNull();
  client.close();
});

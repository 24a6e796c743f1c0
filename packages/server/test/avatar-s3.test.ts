import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { User } from "../src/account/account-store.ts";
import { db, newPlace } from "./operator.ts";
import { formOf, pictureForm, png } from "./pictures.ts";
import { expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";
import { clientAt, interceptor, newS3Url, placeAt, S3_URL } from "./s3.ts";

// What people notice of it is in avatar.test.ts; here, that it is so with the files in a store, too.

async function give(person: Person, form: FormData) {
  return await person.call<User>("PUT", "/users/me/avatar", { body: form });
}

/** All files, as they lie in the bucket. */
async function filesIn(url: string): Promise<string[]> {
  const place = placeAt(url);
  const listed = (await clientAt(place).listObjects("/", `${place.folder}profile-pictures/`)) ?? [];
  return listed.map(({ Key }) => Key.slice(place.folder.length));
}

function keyOf(avatarUrl: string | null | undefined): string {
  const [, userId, avatarId] = /users\/(.+)\/avatar\/(.+)$/.exec(avatarUrl ?? "") ?? [];
  return `profile-pictures/${userId}/${avatarId}`;
}

describe.skipIf(S3_URL === undefined).each(databases)("$name", (database) => {
  async function serve(STORAGE_URL: string): Promise<TestServer> {
    const server = await startTestServer(database, { STORAGE_URL });
    onTestFinished(() => server.stop());
    return server;
  }

  test("a picture is put, shown, replaced and removed", async () => {
    const url = newS3Url();
    const server = await serve(url);
    const ann = await server.register();
    const statusOf = async (path: string | null | undefined) => (await fetch(server.url + path)).status;

    const first = (await give(ann, pictureForm())).body.avatarUrl;
    const { headers, ...answer } = await fetch(server.url + first).then(async (came) => ({
      headers: came.headers,
      bytes: Buffer.from(await came.arrayBuffer()),
    }));
    expect(headers.get("content-type")).toBe("image/jpeg");
    expect(headers.get("content-length")).toBe(String(answer.bytes.length));
    expect(answer.bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(await filesIn(url)).toEqual([keyOf(first)]);
    const place = placeAt(url);
    const stored = await clientAt(place).getObjectRaw(place.folder + keyOf(first));
    expect(stored.headers.get("content-type")).toBe("image/jpeg");

    const second = (await give(ann, formOf(png(3, 3)))).body.avatarUrl;
    expect(await filesIn(url)).toEqual([keyOf(second)]);
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);

    expect((await ann.call("DELETE", "/users/me/avatar")).status).toBe(204);
    expect(await filesIn(url)).toEqual([]);
    expect(await statusOf(second)).toBe(404);
  });

  test("a store that does not delete fails no request, and one that does not store fails no other", async () => {
    let refused = "DELETE";
    const port = await interceptor((asked) => {
      if (asked.method !== refused || !asked.url?.includes("profile-pictures")) return false;
      asked.socket.destroy();
      return true;
    });
    const url = newS3Url({ port });
    const server = await serve(url);
    const ann = await server.register();
    const first = (await give(ann, pictureForm())).body.avatarUrl;
    const second = await give(ann, formOf(png(3, 3)));
    expect(second.status).toBe(200);
    expect((await fetch(server.url + second.body.avatarUrl)).status).toBe(200);
    expect((await fetch(server.url + first)).status).toBe(404);
    expect(await filesIn(url)).toEqual([first, second.body.avatarUrl].map(keyOf).sort());

    refused = "PUT";
    const failed = await ann.call("PUT", "/users/me/avatar", { body: pictureForm() });
    expectProblem(failed);
    expect(failed.status).toBe(503);
    expect((await ann.call<User>("GET", "/users/me")).body.avatarUrl).toBe(second.body.avatarUrl);
    refused = "GET";
    const unread = await fetch(server.url + second.body.avatarUrl);
    expect([unread.status, await unread.json()]).toEqual([503, expect.objectContaining({ code: "unavailable" })]);
    refused = "none";
    expect((await give(ann, pictureForm())).status).toBe(200);
  });

  test("check compares the rows with the files in the bucket", async () => {
    const STORAGE_URL = newS3Url();
    const place = await newPlace(database);
    const server = await startTestServer(
      { name: database.name, create: async () => ({ environment: place.environment, drop: async () => {} }) },
      { STORAGE_URL },
    );
    onTestFinished(() => server.stop());
    const key = keyOf((await give(await server.register(), pictureForm())).body.avatarUrl);
    const check = async () => await db(["check"], { ...place.environment, STORAGE_URL });
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining("files: 1, faults: 0") });
    const { folder, ...rest } = placeAt(STORAGE_URL);
    await clientAt({ folder, ...rest }).deleteObject(folder + key);
    expect(await check()).toMatchObject({
      code: 1,
      out: expect.stringMatching(new RegExp(`the avatar ${key} is not there\n.*files: 0, faults: 1`)),
    });
    const wrong = { ...place.environment, STORAGE_URL: newS3Url({ secret: "hunter2" }) };
    expect(await db(["check"], wrong)).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(/^http.+ the access key or the secret in STORAGE_URL is wrong\n$/),
    });
  });
});

import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import type { MemberRow, Profile, Snapshot } from "@syncboard/model";
import sharp from "sharp";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import type { User } from "../src/account/account-store.ts";
import { withReader } from "../src/database/connect.ts";
import { check } from "../src/operations/check.ts";
import { storageOf } from "../src/storage/storage-of.ts";
import { newPlace, type Place } from "./operator.ts";
import { formOf, moving, photo, pictureForm, png, transparent } from "./pictures.ts";
import { expectFaults, expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

const OTHER = "must be a picture: PNG, JPEG, WebP or GIF";
const DAMAGED = "is damaged: the picture in it cannot be read whole";
const MOST_BYTES = 2_000_000;

let server: TestServer;

/** All files, as they lie in the folder. */
async function filesOf({ dataDir }: { readonly dataDir: string }): Promise<string[]> {
  const entries = await readdir(join(dataDir, "files"), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function give(person: Person, form: FormData, headers: Readonly<Record<string, string>> = {}) {
  return await person.call<User>("PUT", "/users/me/avatar", { body: form, headers });
}

/** What a browser gets that was told of the address. */
async function look(url: string | null | undefined) {
  const answer = await fetch(server.url + url);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes };
}

async function colorAt(bytes: Buffer, left: number, top: number): Promise<string> {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  // JPEG is not exact.
  return [...pixel].map((value) => (value > 127 ? 1 : 0)).join("");
}

async function me(person: Person): Promise<User> {
  return (await person.call<User>("GET", "/users/me")).body;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database, { MAX_UPLOAD_BYTES: String(MOST_BYTES) });
    });
    afterAll(() => server.stop());

    test.each(["jpeg", "png", "webp"] as const)(
      "a photo as %s: upright, small, and nothing else in it",
      async (format) => {
        const ann = await server.register();
        const content = await photo(format);
        expect(Buffer.from(content).includes("Ann Secret")).toBe(true);
        const answer = await give(ann, formOf(content, "../../evil.svg", "image/svg+xml"));
        expect(answer.status).toBe(200);
        expect(answer.body).toEqual(await me(ann));
        expect(answer.headers.get("etag")).toBe((await ann.call("GET", "/users/me")).headers.get("etag"));
        const { bytes, headers } = await look(answer.body.avatarUrl);
        expect(headers.get("content-type")).toBe("image/jpeg");
        // Its side lay on the ground: 800 × 600 is 600 × 800 then, of which 375 × 500 fits.
        const { width, height, format: drawn, exif, icc, xmp, orientation } = await sharp(bytes).metadata();
        expect({ width, height, drawn, exif, icc, xmp, orientation }).toEqual({
          width: 375,
          height: 500,
          drawn: "jpeg",
        });
        expect(bytes.includes("Ann Secret")).toBe(false);
        expect(await colorAt(bytes, 187, 60)).toBe("100");
        expect(await colorAt(bytes, 187, 440)).toBe("001");
        expect(await filesOf(server)).toContain(
          join(server.dataDir, "files/profile-pictures", ann.userId, answer.body.avatarUrl?.split("/").at(-1) ?? ""),
        );
      },
    );

    test.each(["gif", "webp"] as const)("of a moving %s the first frame", async (format) => {
      const ann = await server.register();
      const { bytes } = await look((await give(ann, formOf(await moving(format)))).body.avatarUrl);
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height, await colorAt(bytes, 10, 10)]).toEqual([20, 20, "010"]);
    });

    test("what is transparent is white, and what is small stays so", async () => {
      const ann = await server.register();
      const { bytes } = await look((await give(ann, formOf(await transparent()))).body.avatarUrl);
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height, await colorAt(bytes, 5, 5)]).toEqual([30, 20, "111"]);
    });

    test("what is no picture, or none that can be had, is refused and changes nothing", {
      timeout: 60_000,
    }, async () => {
      const ann = await server.register();
      const whole = await photo("jpeg");
      const before = await me(ann);
      const text = (said: string) => new Uint8Array(Buffer.from(said));
      const cases: [string, Uint8Array<ArrayBuffer>, string][] = [
        ["nothing", new Uint8Array(), "is empty"],
        ["a text", text("I am a picture"), OTHER],
        ["SVG", text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), OTHER],
        ["SVG that calls itself a GIF", text('GIF89a<svg xmlns="http://www.w3.org/2000/svg"/>'), DAMAGED],
        ["HTML", text("<html><script>alert(1)</script></html>"), OTHER],
        ["PDF", text("%PDF-1.7\n"), OTHER],
        ["TIFF", new Uint8Array(await sharp(whole).tiff().toBuffer()), OTHER],
        ["AVIF", new Uint8Array(await sharp(png(9, 9)).avif().toBuffer()), OTHER],
        ["a head alone", whole.slice(0, 4), DAMAGED],
        ["a JPEG cut off", whole.slice(0, whole.length / 2), DAMAGED],
        ["a PNG cut off", (await photo("png")).slice(0, 900), DAMAGED],
        ["a JPEG after its head", new Uint8Array(Buffer.concat([whole.slice(0, 3), Buffer.alloc(5_000, 7)])), DAMAGED],
        ["a bomb of 900 megapixels in 140 kB", png(30_000, 30_000), "must have at most 50 megapixels"],
        ["one pixel row too many", png(10_000, 5_001), "must have at most 50 megapixels"],
      ];
      for (const [name, content, fault] of cases) {
        const answer = await ann.call("PUT", "/users/me/avatar", { body: formOf(content) });
        expect(answer.status, name).toBe(422);
        expect(answer.body.errors, name).toEqual([{ path: "file", message: fault }]);
      }
      expect(await me(ann)).toEqual(before);
      expect((await filesOf(server)).filter((file) => file.includes(ann.userId))).toEqual([]);
      expect(await readdir(join(server.dataDir, "uploads"))).toEqual([]);
    });

    test("fifty megapixels are drawn", { timeout: 60_000 }, async () => {
      const ann = await server.register();
      const answer = await give(ann, formOf(png(10_000, 5_000)));
      const { width, height } = await sharp((await look(answer.body.avatarUrl)).bytes).metadata();
      expect([width, height]).toEqual([500, 250]);
    });

    test("a body that is no form with one file is refused", async () => {
      const ann = await server.register();
      const put = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
        ann.call("PUT", "/users/me/avatar", { body, headers });
      expectFaults(await ann.call("PUT", "/users/me/avatar"), ["file"]);
      for (const type of ["application/json", "image/png", "text/plain"]) {
        const answer = await put("{}", { "content-type": type });
        expectProblem(answer);
        expect(answer.status, type).toBe(415);
      }
      for (const body of [
        "",
        "x",
        "--b\r\n",
        '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx',
      ]) {
        const answer = await put(body, { "content-type": "multipart/form-data; boundary=b" });
        expectProblem(answer);
        expect([400, 422], body).toContain(answer.status);
      }
      expect((await put("x", { "content-type": "multipart/form-data" })).status).toBe(400);

      const field = new FormData();
      field.set("file", "text");
      expectFaults(await put(field), ["file"]);

      const more = pictureForm();
      more.set("name", "Ann");
      expectFaults(await put(more), ["name"]);
      const two = pictureForm();
      two.append("file", new Blob([png(2, 2)]), "b.png");
      expectFaults(await put(two), ["file"]);
      const other = new FormData();
      other.set("picture", new Blob([png(2, 2)]), "b.png");
      expectFaults(await put(other), ["file", "picture"]);
      for (const name of ["__proto__", "toString"]) {
        const odd = new FormData();
        odd.set(name, new Blob([png(2, 2)]), "b.png");
        expect((await put(odd)).status, name).toBe(400);
      }
      expect((await me(ann)).avatarUrl).toBeNull();
      expect(await readdir(join(server.dataDir, "uploads"))).toEqual([]);
    });

    test("a file that is too large is refused at its announcement, or when it has gone too far", async () => {
      const ann = await server.register();
      const answer = await ann.call("PUT", "/users/me/avatar", { body: formOf(new Uint8Array(MOST_BYTES + 20_000)) });
      expectProblem(answer);
      expect([answer.status, answer.body.detail]).toEqual([413, `The file is too large: at most ${MOST_BYTES} bytes.`]);
      expect((await ann.call("PUT", "/users/me/avatar", { body: formOf(new Uint8Array(MOST_BYTES)) })).status).toBe(
        422,
      );

      // Announced as nothing, and without end.
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      const head = `PUT /api/v1/users/me/avatar HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${ann.token}\r\n`;
      const type = "Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n";
      const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
      socket.write(`${head}${type}${part.length.toString(16)}\r\n${part}\r\n`);
      let heard = "";
      let sent = 0;
      const over = new Promise<void>((resolve) => socket.once("close", () => resolve()));
      socket.on("error", () => {});
      socket.on("data", (data) => {
        heard += data.toString();
      });
      const piece = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(65_536, 120), Buffer.from("\r\n")]);
      while (!socket.destroyed && heard === "" && sent < 100_000_000) {
        sent += piece.length;
        const isRoom = socket.write(piece);
        await new Promise((resolve) => (isRoom ? setImmediate(resolve) : setTimeout(resolve, 5)));
      }
      await over;
      expect(heard).toMatch(/^HTTP\/1.1 413 /);
      expect(sent).toBeLessThan(20_000_000);
      await expect.poll(() => readdir(join(server.dataDir, "uploads"))).toEqual([]);
    });

    test("an upload that breaks off leaves nothing", async () => {
      const ann = await server.register();
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname);
      const head = `PUT /api/v1/users/me/avatar HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${ann.token}\r\n`;
      const type = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n";
      const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
      socket.write(head + type + part + "x".repeat(100_000));
      await expect.poll(() => readdir(join(server.dataDir, "uploads"))).toHaveLength(1);
      socket.destroy();
      await expect.poll(() => readdir(join(server.dataDir, "uploads"))).toEqual([]);
      expect((await me(ann)).avatarUrl).toBeNull();
    });

    test("what was on its way when a process died is taken away after a day", async () => {
      const own = await startTestServer(database);
      onTestFinished(() => own.stop());
      const uploads = join(own.dataDir, "uploads");
      await mkdir(uploads);
      for (const name of ["old", "new"]) await writeFile(join(uploads, name), "half");
      await utimes(join(uploads, "old"), 0, 0);
      expect((await give(await own.register(), pictureForm())).status).toBe(200);
      await expect.poll(() => readdir(uploads)).toEqual(["new"]);
    });

    test("the old one goes when the new one has come, and with DELETE all of them", async () => {
      const ann = await server.register();
      const first = (await give(ann, pictureForm())).body.avatarUrl;
      const second = (await give(ann, formOf(png(3, 3)))).body.avatarUrl;
      expect([(await look(first)).status, (await look(second)).status]).toEqual([404, 200]);
      expect((await filesOf(server)).filter((file) => file.includes(ann.userId))).toHaveLength(1);
      for (let times = 2; times > 0; times--) expect((await ann.call("DELETE", "/users/me/avatar")).status).toBe(204);
      expect((await me(ann)).avatarUrl).toBeNull();
      expect((await look(second)).status).toBe(404);
      expect((await filesOf(server)).filter((file) => file.includes(ann.userId))).toEqual([]);
    });

    test("many at once leave one, whole", async () => {
      const ann = await server.register();
      const answers = await Promise.all([2, 3, 4, 5, 6].map((side) => give(ann, formOf(png(side, side)))));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect((await filesOf(server)).filter((file) => file.includes(ann.userId))).toHaveLength(1);
      expect((await look((await me(ann)).avatarUrl)).status).toBe(200);
    });

    test("If-Match: 412 when the user has moved on; an Idempotency-Key counts the file, not its name", async () => {
      const ann = await server.register();
      const { headers } = await ann.call("GET", "/users/me");
      const etag = { "if-match": headers.get("etag") ?? "" };
      const key = { "idempotency-key": v7() };
      const first = await give(ann, pictureForm(), { ...etag, ...key });
      expect(first.status).toBe(200);
      expect((await give(ann, pictureForm(), etag)).status).toBe(412);
      expect((await ann.call("DELETE", "/users/me/avatar", { headers: etag })).status).toBe(412);
      const again = await give(ann, formOf(png(2, 2), "other.png"), key);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(again.body).toEqual(first.body);
      expect((await ann.call("PUT", "/users/me/avatar", { body: formOf(png(3, 3)), headers: key })).body.code).toBe(
        "key_reused",
      );
      expect((await filesOf(server)).filter((file) => file.includes(ann.userId))).toHaveLength(1);
    });

    test("its address opens it for anybody, for good, as a picture and nothing else", async () => {
      const ann = await server.register();
      const { avatarUrl } = (await give(ann, pictureForm())).body;
      const { headers, bytes } = await look(avatarUrl);
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "private, max-age=31536000, immutable",
        "content-disposition": 'inline; filename="avatar.jpg"',
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "content-type": "image/jpeg",
        "content-length": String(bytes.length),
        "x-content-type-options": "nosniff",
      });
      for (const id of [v7(), ann.userId]) {
        const answer = await server.call("GET", `/users/${ann.userId}/avatar/${id}.jpg`);
        expectProblem(answer);
        expect(answer.status).toBe(404);
      }
      const bob = await server.register();
      const wrong = avatarUrl?.replace("/api/v1", "").replace(ann.userId, bob.userId) ?? "";
      expect((await server.call("GET", wrong)).status).toBe(404);
      expectFaults(await server.call("GET", `/users/${ann.userId}/avatar/x.jpg`), ["avatarId"]);
      expect((await server.call("GET", `/users/${ann.userId}/avatar/..%2f..%2fjwt-secret.jpg`)).status).toBe(422);
    });

    test("members, profiles and snapshots tell of it, and not of one whose owner shows nobody who they are", async () => {
      const [ann, bob] = [await server.register(), await server.register()];
      const { id: boardId } = (await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } })).body;
      await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role: "editor" } });
      const snapshot = async () => await ann.call<Snapshot>("GET", `/boards/${boardId}`);
      const told = async () => {
        const members = (await ann.call<{ items: MemberRow[] }>("GET", `/boards/${boardId}/users`)).body.items;
        const inSnapshot = (await snapshot()).body.members;
        const { body: profile } = await ann.call<Profile>("GET", `/users/${bob.userId}`);
        const found = await ann.call<{ items: Profile[] }>("POST", "/users/search", { body: { email: bob.email } });
        const ofBob = [members, inSnapshot].map((rows) => rows.find(({ userId }) => userId === bob.userId)?.user);
        return [...ofBob, profile, ...found.body.items].map((each) => each?.avatarUrl);
      };
      await bob.call("PATCH", "/users/me", { body: { privacy: { profile: "members", findableByEmail: true } } });
      expect(await told()).toEqual([null, null, null, null]);
      const before = (await snapshot()).headers.get("etag");
      const { avatarUrl } = (await give(bob, pictureForm())).body;
      expect(avatarUrl).toMatch(new RegExp(`^/api/v1/users/${bob.userId}/avatar/[0-9a-f-]{36}\\.jpg$`));
      expect(await told()).toEqual([avatarUrl, avatarUrl, avatarUrl, avatarUrl]);
      expect((await snapshot()).headers.get("etag")).not.toBe(before);

      await bob.call("PATCH", "/users/me", { body: { privacy: { profile: "private" } } });
      expect((await told()).filter((url) => url)).toEqual([]);
      const own = (await me(bob)).avatarUrl;
      expect((await bob.call<Profile>("GET", `/users/${bob.userId}`)).body.avatarUrl).toBe(own);
      // Who had heard of the address sees nothing there any more, and has not heard of the new one.
      expect([(await look(avatarUrl)).status, (await look(own)).status]).toEqual([404, 200]);
      const kept = (await filesOf(server)).filter((file) => file.includes(bob.userId));
      expect(kept.map((file) => file.split("/").at(-1))).toEqual([own?.split("/").at(-1)]);
      await bob.call("PATCH", "/users/me", { body: { privacy: { profile: "private" } } });
      expect((await me(bob)).avatarUrl).toBe(own);
    });

    test("a private profile's picture goes to no administrator either, and none moves when another change is refused", async () => {
      const fresh = await startTestServer(database);
      onTestFinished(() => fresh.stop());
      const [administrator, bob] = [await fresh.register("administrator"), await fresh.register("bob")];
      const listed = async () => {
        const { body } = await administrator.call<{ items: User[] }>("GET", "/admin/users");
        return body.items.find(({ id }) => id === bob.userId)?.avatarUrl;
      };
      const { avatarUrl } = (await give(bob, pictureForm())).body;
      expect(await listed()).toBe(avatarUrl);
      const { username } = await me(administrator);
      const refused = await bob.call("PATCH", "/users/me", { body: { username, privacy: { profile: "private" } } });
      expect(refused.status).toBe(409);
      expect(await listed()).toBe(avatarUrl);
      expect((await filesOf(fresh)).filter((file) => file.includes(bob.userId))).toHaveLength(1);
      await bob.call("PATCH", "/users/me", { body: { privacy: { profile: "private" } } });
      expect(await listed()).toBeNull();
    });

    test("a storage that does not delete fails no request, and one that does not store fails no other", async () => {
      const ann = await server.register();
      const first = (await give(ann, pictureForm())).body.avatarUrl;
      const folder = join(server.dataDir, "files/profile-pictures", ann.userId);
      const file = join(folder, first?.split("/").at(-1) ?? "");
      // A folder in the place of the file: nobody is denied that is root.
      await rm(file);
      await mkdir(join(file, "in the way"), { recursive: true });
      const answer = await give(ann, formOf(png(3, 3)));
      expect([answer.status, (await look(answer.body.avatarUrl)).status, (await look(first)).status]).toEqual([
        200, 200, 404,
      ]);
      await rm(folder, { recursive: true });
      await writeFile(folder, "in the way");
      const failed = await ann.call("PUT", "/users/me/avatar", { body: pictureForm() });
      expectProblem(failed);
      expect(failed.status).toBe(503);
      expect((await me(ann)).avatarUrl).toBe(answer.body.avatarUrl);
      await rm(folder);
      expect((await give(ann, pictureForm())).status).toBe(200);
    });

    test("check finds a file that is not there, and one that nobody names", async () => {
      const place = await newPlace(database);
      const own = await place.serve();
      const ann = await own.register();
      const bob = await own.register();
      for (const person of [ann, bob]) await give(person, pictureForm());
      expect(await faultsOf(place)).toEqual([]);
      const key = (await me(ann)).avatarUrl?.replace("/api/v1/users", "profile-pictures").replace("/avatar", "") ?? "";
      const files = join(place.config.dataDir, "files");
      await rm(join(files, key));
      const stray = join(files, "profile-pictures", bob.userId, `${v7()}.jpg`);
      await writeFile(stray, "left");
      const missing = `user ${ann.userId}: the avatar ${key} is not there`;
      // Not yet one that was written just now.
      expect(await faultsOf(place)).toEqual([missing]);
      await utimes(stray, 0, 0);
      expect(await faultsOf(place)).toEqual([
        missing,
        `the file ${stray.slice(files.length + 1)} is there, and no row names it`,
      ]);
      await own.stop();
    });
  });
}

async function faultsOf({ config }: Place): Promise<string[]> {
  const faults: string[] = [];
  await withReader(config, (read) => check(read, (line) => faults.push(line), storageOf(config)));
  return faults;
}

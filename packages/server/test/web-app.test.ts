import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, startServer } from "../src/index.ts";
import { configFor } from "./running-server.ts";

const PAGE = "<!doctype html><title>SyncBoard</title>";

let folder: string;
let running: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "syncboard-web-"));
  const web = join(folder, "web");
  await mkdir(join(web, "assets"), { recursive: true });
  await writeFile(join(web, "index.html"), PAGE);
  await writeFile(join(web, "favicon.svg"), "<svg/>");
  // What somebody may leave in a folder.
  await mkdir(join(web, ".git"));
  for (const left of [".env", ".git/config", "assets/.env"]) await writeFile(join(web, left), "left behind");
  await writeFile(join(web, "assets", "app-1a2b.js"), "export {};");
  await writeFile(join(web, "assets", "app-1a2b.js.gz"), gzipSync("export {};"));
  running = await startServer(configFor(join(folder, "data")), { webFolder: web });
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${running.url}${path}`, { headers });

test("every path of the app answers its page, always asked for anew, under a policy that runs no script but ours", async () => {
  for (const path of ["/", "/b/anything", "/sign-in?next=/b/1"]) {
    const answer = await get(path, { accept: "text/html" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("SyncBoard");
    expect(answer.headers.get("cache-control")).toMatch(/no-cache|max-age=0/);
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("hashed files are kept for good, and come compressed to who takes them so", async () => {
  const plain = await get("/assets/app-1a2b.js", { "accept-encoding": "identity" });
  expect(plain.headers.get("cache-control")).toContain("immutable");
  expect(plain.headers.get("cache-control")).toContain("max-age=31536000");
  const packed = await get("/assets/app-1a2b.js", { "accept-encoding": "gzip" });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(await packed.text()).toBe("export {};");
  expect((await get("/favicon.svg")).headers.get("cache-control")).toContain("max-age=0");
});

test("what is not there is 404 for programs, missing files and API paths, whatever they accept", async () => {
  for (const path of ["/assets/gone.js", "/api/v1/nothing", "/api/nothing"]) {
    const answer = await get(path, { accept: "text/html" });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  }
  expect((await get("/b/anything", { accept: "application/json" })).status).toBe(404);
});

test("no folder is listed, and no hidden file is served", async () => {
  for (const path of ["/assets/", "/assets", "/.env", "/.git/config", "/.git/", "/assets/.env", "/assets/%2eenv"]) {
    for (const accept of ["*/*", "text/html"]) {
      const answer = await get(path, { accept });
      const text = await answer.text();
      expect(text, path).not.toMatch(/left behind|app-1a2b/);
      // To a browser some of these are paths of the app, whose page says that there is nothing.
      if (answer.status !== 404) expect([path, answer.status, text]).toEqual([path, 200, PAGE]);
    }
  }
});

test("no path leads out of the folder", async () => {
  for (const path of [
    "/assets/../../data/jwt-secret",
    "/assets/%2e%2e/%2e%2e/data/jwt-secret",
    "/..%2fdata/jwt-secret",
  ]) {
    const answer = await get(path, { accept: "*/*" });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
});

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startServer } from "../src/index.ts";
import { pictureForm } from "./pictures.ts";
import { at, configFor, type Person, register } from "./running-server.ts";

// The headers by which a browser keeps people safe, word for word: whoever changes one meets it here.

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const EVERYWHERE = {
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const OVER_TLS = {
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "cross-origin-opener-policy": "same-origin",
  "origin-agent-cluster": "?1",
};

/** What else an answer may carry: nothing that says what runs here. */
const PLAIN =
  /^(connection|keep-alive|date|content-(type|length|disposition|encoding)|transfer-encoding|vary|etag|last-modified|accept-ranges|location|www-authenticate|x-request-id|x-ratelimit-\w+)$/;

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

interface Row {
  readonly ask: () => Promise<Response>;
  readonly status: number;
  readonly policy: string;
  readonly cache: string | null;
}

for (const isSecure of [false, true]) {
  describe(`COOKIE_SECURE=${isSecure ? "on" : "off"}`, () => {
    let folder: string;
    let running: Running;
    let ann: Person;
    let avatarUrl: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "syncboard-headers-"));
      const webFolder = join(folder, "web");
      await mkdir(join(webFolder, "assets"), { recursive: true });
      await writeFile(join(webFolder, "index.html"), "<!doctype html><title>SyncBoard</title>");
      await writeFile(join(webFolder, "assets", "app-1a2b.js"), "export {};");
      const config = configFor(join(folder, "data"), { COOKIE_SECURE: isSecure ? "on" : "off" });
      running = await startServer(config, { webFolder });
      ann = at(running.url, await register(running.url, "ann"));
      const put = await ann.call<{ avatarUrl: string }>("PUT", "/users/me/avatar", { body: pictureForm() });
      ({ avatarUrl } = put.body);
    });
    afterAll(async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const get = (path: string, headers: Record<string, string> = {}) => fetch(running.url + path, { headers });
    const asAnn = () => ({ authorization: `Bearer ${ann.token}` });
    const post = (path: string, body: unknown) =>
      fetch(running.url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });

    const rows: Record<string, Row> = {
      "the page of the app": {
        ask: () => get("/b/anything", { accept: "text/html" }),
        status: 200,
        policy: PAGE_POLICY,
        cache: "public, max-age=0",
      },
      "a file of the app": {
        ask: () => get("/assets/app-1a2b.js"),
        status: 200,
        policy: PAGE_POLICY,
        cache: "public, max-age=31536000, immutable",
      },
      "the page of the API's description": { ask: () => get("/docs"), status: 200, policy: PAGE_POLICY, cache: null },
      "a list": { ask: () => get("/api/v1/boards", asAnn()), status: 200, policy: API_POLICY, cache: "no-store" },
      "one thing, which a browser may keep and must ask about": {
        ask: () => get("/api/v1/users/me", asAnn()),
        status: 200,
        policy: API_POLICY,
        cache: "private, no-cache",
      },
      "an access token": {
        ask: () => post("/api/v1/auth/login", { identifier: ann.email, password: "correct horse" }),
        status: 200,
        policy: API_POLICY,
        cache: "no-store",
      },
      "the same without a version": {
        ask: () => post("/api/auth/login", { identifier: ann.email, password: "correct horse" }),
        status: 200,
        policy: API_POLICY,
        cache: "no-store",
      },
      "an avatar": {
        ask: () => get(avatarUrl),
        status: 200,
        policy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        cache: "private, max-age=31536000, immutable",
      },
      "a refusal": { ask: () => get("/api/v1/boards"), status: 401, policy: API_POLICY, cache: "no-store" },
      "an address of the API that is nothing": {
        ask: () => get("/api/v1/nothing"),
        status: 404,
        policy: API_POLICY,
        cache: "no-store",
      },
      "an address that cannot be read": {
        ask: () => get("/api/v1/users/%E0%A4%A"),
        status: 400,
        policy: API_POLICY,
        cache: "no-store",
      },
    };

    test.each(Object.entries(rows))("%s", async (_name, { ask, status, policy, cache }) => {
      const answer = await ask();
      expect(answer.status).toBe(status);
      const headers = Object.fromEntries([...answer.headers].filter(([name]) => !PLAIN.test(name)));
      // What is text says in which letters.
      expect(answer.headers.get("content-type")).toMatch(/^(text|application)\/[\w+]+; charset=utf-8$|^image\/jpeg$/);
      const { "set-cookie": cookie, ...others } = headers;
      if (cookie !== undefined) expect(cookie.includes("Secure")).toBe(isSecure);
      expect(others).toEqual({
        ...EVERYWHERE,
        ...(isSecure && OVER_TLS),
        ...(cache !== null && { "cache-control": cache }),
        "content-security-policy": isSecure && policy === PAGE_POLICY ? `${policy}; upgrade-insecure-requests` : policy,
      });
    });
  });
}

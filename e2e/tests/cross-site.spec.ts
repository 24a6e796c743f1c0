import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

// Pages of somebody else, in the browser of a person who is signed in here.

let strange: HttpServer;
let port: number;

test.beforeAll(async () => {
  strange = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Somebody else</title><p>Nice pictures");
  });
  await new Promise<void>((resolve) => strange.listen(0, "127.0.0.1", resolve));
  ({ port } = strange.address() as AddressInfo);
});
test.afterAll(async () => {
  strange.closeAllConnections();
  await new Promise((resolve) => strange.close(resolve));
});

interface Tried {
  readonly status: number;
  readonly isRead: boolean;
}

/** Asks as a script of the page can, with the browser's cookies. */
async function fetchFrom(page: Page, url: string, mode: RequestMode): Promise<Tried> {
  return await page.evaluate(
    async ({ url, mode }) => {
      try {
        const answer = await fetch(url, { method: "POST", credentials: "include", mode });
        return { status: answer.status, isRead: (await answer.text()) !== "" };
      } catch {
        return { status: 0, isRead: false };
      }
    },
    { url, mode },
  );
}

/** Sends a form as a click on the page can. */
async function submitFrom(page: Page, url: string): Promise<number> {
  const answered = page.context().waitForEvent("response", (response) => response.url() === url);
  await page.evaluate((url) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: url });
    document.body.append(form);
    form.submit();
  }, url);
  return (await answered).status();
}

// Another site is never sent the cookie; a page on another port of the same host is, and is turned away.
for (const [kind, host] of [
  ["another site", "localhost"],
  ["the same site on another port", "127.0.0.1"],
] as const) {
  test(`a page of ${kind} can neither renew nor end a session, nor read anything of it`, async ({ person }) => {
    const ann = await person("Ann");
    await ann.page.goto("/");
    await expect(ann.page.getByRole("button", { name: "Create your first board" })).toBeVisible();
    const own = new URL(ann.page.url());
    own.hostname = "127.0.0.1";
    // The person's browser knows the site as this host; the cookies are the host's, whatever the port.
    const context = ann.page.context();
    await context.request.post(`${own.origin}/api/v1/auth/login`, {
      data: { identifier: ann.email, password: "correct horse battery" },
    });
    const cookies = async () => (await context.cookies(`${own.origin}/api/v1/auth`)).map(({ value }) => value);
    const before = await cookies();
    expect(before).toHaveLength(1);

    for (const path of ["/api/v1/auth/refresh", "/api/v1/auth/logout"]) {
      const url = `${own.origin}${path}`;
      const page = await ann.newTab();
      await page.goto(`http://${host}:${port}/`);
      for (const mode of ["cors", "no-cors"] as const) {
        expect(await fetchFrom(page, url, mode), path).toEqual({ status: 0, isRead: false });
      }
      expect(await submitFrom(page, url)).toBe(403);
      expect(await cookies()).toEqual(before);
    }
    const renewed = await context.request.post(`${own.origin}/api/v1/auth/refresh`);
    expect(renewed.status()).toBe(200);
  });
}

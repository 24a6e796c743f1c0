import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { type Running, readConfig, realSources, startServer } from "@syncboard/server";
import { freePort } from "../../services/free-port.ts";
import { MailServer } from "../../services/mail-server.ts";
import { expect, test } from "../fixtures.ts";

// A forgotten password, from the sign-in page over a real mail to a new one.

const OLD = "correct horse battery";
const NEW = "another horse entirely";

let folder: string;
let mails: MailServer;
let running: Running;
let url: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "syncboard-forgot-"));
  mails = await MailServer.start();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const read = readConfig({
    DATA_DIR: folder,
    HOST: "127.0.0.1",
    PORT: String(port),
    BCRYPT_ROUNDS: "4",
    RATE_LIMIT: "on",
    GUESS_LIMIT: "2/900",
    LOG_LEVEL: "error",
    SMTP_URL: mails.url,
    MAIL_FROM: "SyncBoard <board@example.org>",
    PUBLIC_URL: url,
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  running = await startServer(read.config, {
    // Mails go out at once, and not at some time in the next seconds.
    sources: { ...realSources, randomNumber: () => 1 },
    webFolder: fileURLToPath(new URL("../../packages/web/dist", import.meta.url)),
  });
});
test.afterAll(async () => {
  await running?.stop();
  await mails?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A browser that is signed in to a new account. */
async function signedIn(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  await context.request.post(`${url}/api/v1/auth/register`, { data: { email, password: OLD, name: "Ann" } });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Account of Ann" })).toBeVisible();
  return page;
}

async function linkIn(email: string): Promise<string> {
  const { text } = await mails.mailTo(email);
  return /^http\S+\/reset#token=\S+$/m.exec(text)?.[0] ?? "";
}

test("a forgotten password is set anew by a mail, and signs out every device", async ({ browser }) => {
  const email = `ann.${Date.now()}@example.org`;
  const elsewhere = await signedIn(browser, email);
  await elsewhere.getByRole("button", { name: "Create your first board" }).click();
  await expect(elsewhere.getByRole("region", { name: "To do", exact: true })).toBeVisible();

  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or username").fill(email);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  const address = page.getByLabel("E-mail", { exact: true });
  await expect(address).toHaveValue(email);
  await expect(address).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeFocused();

  const link = await linkIn(email);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers().referer ?? ""}`));
  await page.goto(link);
  // Out of the address at once, where it could be seen; a reload goes on all the same.
  await expect(page).toHaveURL(`${url}/reset`);
  await page.reload();
  await page.getByLabel("New password", { exact: true }).fill("short");
  await page.keyboard.press("Enter");
  await expect(page.getByText("at least 8 characters").first()).toBeVisible();
  await page.getByLabel("New password", { exact: true }).fill("password1");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Others would guess this one")).toBeVisible();
  await expect(page.getByLabel("New password", { exact: true })).toBeFocused();
  await page.getByLabel("New password", { exact: true }).fill(NEW);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/sign-in");
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(link.split("#token=")[1]);
  await expect(page.getByText("Your new password is set. Sign in with it.")).toBeVisible();
  // The token is in nothing that was asked for but the body of one request.
  expect(asked.join("\n")).not.toContain(link.split("#token=")[1]);

  await expect(elsewhere.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();

  await page.getByLabel("E-mail or username").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(OLD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(NEW);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Account of Ann" })).toBeVisible();

  // The same link again.
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("a third one, then");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "This link doesn’t work any more" })).toBeFocused();
  // It is not kept, either.
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(link.split("#token=")[1]);
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page.getByLabel("E-mail", { exact: true })).toBeFocused();
  await context.close();
  await elsewhere.context().close();
});

test("who sets a new password in a browser that is signed in signs in again there", async ({ browser }) => {
  const email = `bob.${Date.now()}@example.org`;
  const page = await signedIn(browser, email);
  await page.request.post(`${url}/api/v1/auth/password/forgot`, { data: { email } });
  await page.goto(await linkIn(email));
  await page.getByLabel("New password", { exact: true }).fill(NEW);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await page.context().close();
});

test("by the keyboard alone, with an address that is none, and another one", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByLabel("E-mail or username")).toBeFocused();
  // Past the field of the password and its button.
  for (let count = 0; count < 3; count++) await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Forgot your password?" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mail", { exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveAccessibleDescription(
    "Please enter your e-mail address.",
  );
  await page.keyboard.type("nonsense");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This doesn’t look like an e-mail address.")).toBeVisible();
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByLabel("E-mail", { exact: true })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByText("If nonsense@example.org has an account here")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("nonsense@example.org");
  await context.close();
});

test("who guesses too often is told for how long, and what to do", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or username").fill("somebody@example.org");
  for (const password of ["one guess", "two guesses", "three guesses"]) {
    await page.getByLabel("Password", { exact: true }).fill(password);
    const answered = page.waitForResponse(/auth\/login/);
    await page.keyboard.press("Enter");
    await answered;
  }
  await expect(page.getByText("Too many wrong passwords. Try again in 15 minutes, or set a new one.")).toBeVisible();
  await context.close();
});

test("a link without its token, and a server that sends no mail, say so", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/reset");
  await expect(page.getByRole("heading", { name: "This link doesn’t work any more" })).toBeVisible();
  // Beforehand; or, where that could not be heard, when one asks for a mail.
  await page.goto("/forgot");
  await expect(page.getByRole("heading", { name: "This server sends no mail" })).toBeFocused();
  await page.route("**/api/v1/installation", (route) => route.abort());
  await page.reload();
  await page.getByLabel("E-mail", { exact: true }).fill("ann@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "This server sends no mail" })).toBeFocused();
  await page.getByRole("link", { name: "Back to sign in" }).click();
  await expect(page.getByLabel("E-mail or username")).toBeVisible();
  await context.close();
});

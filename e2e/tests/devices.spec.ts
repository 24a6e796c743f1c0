import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Where one is signed in, and the tokens of one's own programs.

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail or username").fill(email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Account of Ann" })).toBeVisible();
}

/** Whether the page's own fetch gets at the API with a token, as any program would. */
function statusWith(page: Page, token: string): Promise<number> {
  return page.evaluate(async (bearer) => {
    const answer = await fetch("/api/v1/boards", { headers: { authorization: `Bearer ${bearer}` } });
    return answer.status;
  }, token);
}

test("who is signed out from another browser is led to the sign-in page at once, while looking at a board", async ({
  person,
  browser,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const context = await browser.newContext({ baseURL: ann.network.url, locale: "en-GB", userAgent: FIREFOX });
  const other = await context.newPage();
  await signIn(other, ann.email);
  await other.goto(`/b/${board.boardId}`);
  await expect(other.getByRole("heading", { name: "Plans" })).toBeVisible();

  await ann.page.goto("/settings/sessions");
  const list = ann.page.getByRole("list", { name: "Where you are signed in" });
  await expect(list.getByRole("listitem").first()).toContainText("This device");
  await isSound(ann.page);
  await list.getByRole("button", { name: "Sign out Firefox on Linux" }).click();
  await expect(ann.page.getByText("Firefox on Linux is signed out.")).toBeVisible();
  await expect(list.getByRole("listitem").filter({ hasText: "Firefox" })).toHaveCount(0);

  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: 3_000 });
  expect(new URL(other.url()).search).toContain(board.boardId);
  // And back to where one was.
  await other.getByLabel("E-mail or username").fill(ann.email);
  await other.getByLabel("Password").fill("correct horse battery");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { name: "Plans" })).toBeVisible();
  await context.close();
});

test("everywhere else at once, by keyboard, after a question", async ({ person, browser }) => {
  const ann = await person("Ann");
  const context = await browser.newContext({ baseURL: ann.network.url, locale: "en-GB", userAgent: FIREFOX });
  const other = await context.newPage();
  await signIn(other, ann.email);
  await ann.page.goto("/settings/sessions");
  const all = ann.page.getByRole("button", { name: "Sign out everywhere else" });
  await all.focus();
  await ann.page.keyboard.press("Enter");
  const dialog = ann.page.getByRole("alertdialog", { name: "Sign out everywhere else?" });
  await expect(dialog).toBeVisible();
  await isSound(ann.page);
  await ann.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(all).toBeFocused();
  await ann.page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Sign out everywhere else" }).focus();
  await ann.page.keyboard.press("Enter");
  await expect(ann.page.getByText("You are signed in nowhere else.")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.close();
});

test("a token is made by keyboard, shown once, works, and is refused once it is revoked", async ({ person }) => {
  const ann = await person("Ann");
  const { page } = ann;
  await page.goto("/settings/tokens");
  await expect(page.getByText("No tokens yet")).toBeVisible();
  await isSound(page);
  await page.getByRole("button", { name: "New token" }).focus();
  await page.keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: "Name" });
  await expect(name).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(name).toHaveAccessibleDescription("Give it a name of at most 100 characters.");
  await isSound(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "New token" })).toBeFocused();

  await page.keyboard.press("Enter");
  await name.fill("Backup script");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Read and write/ })).toBeChecked();
  await page.getByLabel("Expires after").selectOption("30 days");
  await page.getByRole("button", { name: "Create token" }).press("Enter");
  const field = page.getByLabel("Token “Backup script”");
  await expect(field).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("It is never shown again.");
  await isSound(page);
  const token = await field.inputValue();
  expect(token).toMatch(/^sb_pat_/);
  expect(await statusWith(page, token)).toBe(200);
  await page.getByRole("button", { name: "Done" }).click();

  const row = page.getByRole("listitem").filter({ hasText: "Backup script" });
  await expect(row).toContainText("Read and write");
  await page.reload();
  await expect(row).toContainText("Last used");
  await expect(page.getByText(token)).toHaveCount(0);
  await isSound(page);
  await row.getByRole("button", { name: "Revoke Backup script" }).click();
  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByText("No tokens yet")).toBeVisible();
  expect(await statusWith(page, token)).toBe(401);
});

test("a list that does not load says so, and loads when asked again", async ({ person }) => {
  const ann = await person("Ann");
  await ann.page.goto("/settings/appearance");
  await ann.page.route("**/api/v1/auth/sessions", (route) => route.abort());
  await ann.page.getByRole("link", { name: "Devices" }).click();
  await expect(ann.page.getByText("This list couldn’t be loaded")).toBeVisible();
  await isSound(ann.page);
  await ann.page.unroute("**/api/v1/auth/sessions");
  await ann.page.getByRole("button", { name: "Try again" }).click();
  await expect(ann.page.getByText("This device")).toBeVisible();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`devices and tokens look right, ${size}, ${colorScheme}`, async ({ person }, info) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const agents = [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        FIREFOX,
        "python-requests/2.32.3",
      ];
      for (const agent of agents) {
        await fetch(`${ann.network.url}/api/v1/auth/login`, {
          method: "POST",
          headers: { "content-type": "application/json", "user-agent": agent },
          body: JSON.stringify({ identifier: ann.email, password: "correct horse battery" }),
        });
      }
      await ann.page.goto("/settings/sessions");
      await expect(ann.page.getByText("Safari on iPhone")).toBeVisible();
      await isSound(ann.page);
      await ann.page.screenshot({ path: info.outputPath("sessions.png") });
      for (const [name, scope] of [
        ["Backup script", "read"],
        ["Import from the old tracker, which has a rather long name", "write"],
      ]) {
        await ann.call("POST", "/users/me/tokens", { name, scope });
      }
      await ann.page.goto("/settings/tokens");
      await expect(ann.page.getByText("Backup script")).toBeVisible();
      await isSound(ann.page);
      await ann.page.screenshot({ path: info.outputPath("tokens.png") });
      await ann.page.getByRole("button", { name: "New token" }).click();
      await isSound(ann.page);
      await ann.page.screenshot({ path: info.outputPath("new-token.png") });
      await ann.page.getByRole("textbox", { name: "Name" }).fill("Home assistant");
      await ann.page.getByRole("button", { name: "Create token" }).click();
      await expect(ann.page.getByText("It is never shown again.")).toBeVisible();
      await isSound(ann.page);
      await ann.page.screenshot({ path: info.outputPath("shown-token.png") });
    });
  }
}

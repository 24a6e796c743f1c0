import { expect, test } from "../fixtures.ts";

test("a new user registers, makes a first board, and finds it again after a reload and a sign-in", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  const email = `new.${Date.now()}@example.org`;
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();

  await page.getByLabel("Name").fill("Nora");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("at least 8 characters").first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("long enough now");
  await page.getByLabel("E-mail").fill("nonsense");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("This doesn’t look like an e-mail address.")).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.keyboard.press("Enter");

  await page.getByRole("button", { name: "Create your first board" }).click();
  await expect(page).toHaveURL(/\/b\/[0-9a-f-]{36}$/);
  for (const title of ["To do", "In progress", "Done"]) {
    await expect(page.getByRole("region", { name: title, exact: true })).toBeVisible();
  }
  await page.reload();
  await expect(page.getByRole("region", { name: "To do", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Account of Nora" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByLabel("E-mail or username")).toBeVisible();
  await page.getByLabel("E-mail or username").fill(email.toUpperCase());
  await page.getByLabel("Password", { exact: true }).fill("wrong password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("long enough now");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  // Back to where one was.
  await expect(page.getByRole("region", { name: "To do", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "All boards" }).click();
  await expect(page.getByRole("link", { name: /My first board/ })).toBeVisible();
  await context.close();
});

test("who is signed out comes to the sign-in page and then to where they wanted to go", async ({
  person,
  browser,
  server,
}) => {
  const ann = await person("Ann");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`/b/${boardId}`);
  await page.getByLabel("E-mail or username").fill(ann.email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "One", exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(boardId));
  await context.close();
});

test("signing out in one tab signs out the session: another open tab loses it too", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const other = await ann.newTab();
  await other.goto("/");
  await other.getByRole("button", { name: "Account of Ann" }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(board.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("an address that is nothing says so, and so does a board of somebody else", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId } = await ann.newBoard("Private");
  await bob.page.goto(`/b/${boardId}`);
  await expect(bob.page.getByRole("heading", { name: "This board isn’t here" })).toBeVisible();
  await bob.page.goto("/no/such/page");
  await expect(bob.page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

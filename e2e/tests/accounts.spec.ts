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
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("at least 8 characters").first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("long enough now");
  await page.getByLabel("E-mail", { exact: true }).fill("nonsense");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("This doesn’t look like an e-mail address.")).toBeVisible();
  await page.getByLabel("E-mail", { exact: true }).fill(email);
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
  await page.getByRole("button", { name: "Go to", exact: true }).click();
  await page.getByRole("menuitem", { name: "Boards", exact: true }).click();
  await expect(page.getByRole("link", { name: /My first board/ })).toBeVisible();
  await context.close();
});

test("an account without what it needs: every field that is missing says so, and the focus goes to the first", async ({
  browser,
  server,
  person,
}) => {
  const ann = await person("Ann");
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/register");
  const [name, email, password] = [
    page.getByLabel("Name"),
    page.getByLabel("E-mail", { exact: true }),
    page.getByLabel("Password", { exact: true }),
  ];
  const submit = page.getByRole("button", { name: "Create account" });
  await submit.click();
  await expect(email).toHaveAccessibleDescription("Please enter your e-mail address.");
  await expect(password).toHaveAccessibleDescription(/at least 8 characters/);
  await expect(email).toBeFocused();
  // What is marked as needed is what is.
  await expect(name).not.toHaveAttribute("required");
  await expect(name).toHaveAttribute("aria-invalid", "false");
  for (const needed of [email, password]) await expect(needed).toHaveAttribute("required");

  // Refused by the server, and the focus is where the fault is.
  await email.fill(ann.email);
  await password.fill("long enough now");
  await submit.click();
  await expect(email).toHaveAccessibleDescription(/There is an account with this e-mail already/);
  await expect(email).toBeFocused();
  await email.fill(`nameless.${Date.now()}@example.org`);
  await page.route("**/auth/register", (route) => route.abort());
  await submit.click();
  await expect(page.getByRole("alert").getByText(/server/i)).toBeFocused();
  await page.unroute("**/auth/register");
  await submit.click();
  await expect(page.getByRole("button", { name: /^Account of nameless\.\d+$/ })).toBeVisible();
  await context.close();
});

test("all that is wrong with a registration is said at once, each at its field", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/register");
  const email = page.getByLabel("E-mail", { exact: true });
  const password = page.getByLabel("Password", { exact: true });
  await email.fill("nowhere");
  await password.fill("short");
  await page.keyboard.press("Enter");
  await expect(email).toHaveAccessibleDescription("This doesn’t look like an e-mail address.");
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(password).toHaveAccessibleDescription(/at least 8 characters/);
  await expect(email).toBeFocused();

  // What only the server knows of a password, too.
  await password.fill("password1");
  await expect(password).toHaveAttribute("aria-invalid", "false");
  await page.keyboard.press("Enter");
  await expect(password).toHaveAccessibleDescription(/Others would guess this one/);
  await expect(email).toHaveAttribute("aria-invalid", "true");

  await email.fill(`somewhere.${Date.now()}@example.org`);
  await password.fill("correct horse battery");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Create your first board" })).toBeVisible();
  await context.close();
});

test("what a password must be is said the same wherever one is chosen, and is true", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  const hint = /^At least 8 characters; letters with accents and emoji count as more than one\./;
  await page.goto("/reset#token=from-a-mail");
  await expect(page.getByLabel("New password", { exact: true })).toHaveAccessibleDescription(hint);
  await page.goto("/register");
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAccessibleDescription(hint);
  await page.getByLabel("E-mail", { exact: true }).fill(`n.${Date.now()}@example.org`);
  await password.fill("nandux7");
  await page.keyboard.press("Enter");
  await expect(password).toHaveAccessibleDescription(/at least 8 characters/);
  await expect(password).toBeFocused();
  await password.fill("ñandúx7");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Create your first board" })).toBeVisible();
  await page.goto("/settings/account");
  await expect(page.getByLabel("New password", { exact: true })).toHaveAccessibleDescription(hint);
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

test("the access token is nowhere but in memory, and when it is refused all who wait get one new one", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  const tokens = new Set<string>();
  const noted: Promise<void>[] = [];
  page.on("response", (response) => {
    if (!response.url().endsWith("/auth/refresh") || !response.ok()) return;
    noted.push(response.json().then(({ accessToken }: { accessToken: string }) => void tokens.add(accessToken)));
  });
  const board = await ann.newBoard("Plans", [["One"]]);
  await Promise.all(noted);
  expect(tokens.size).toBeGreaterThan(0);

  // Whatever a script could read later, or another page of this site.
  const kept = await page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href];
    texts.push(JSON.stringify(history.state));
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        });
        texts.push(JSON.stringify(rows));
      }
      database.close();
    }
    for (const name of await caches.keys())
      texts.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    return texts.join("\n");
  });
  for (const token of tokens) expect(kept.includes(token)).toBe(false);

  // Refused from now on, as when they have run out.
  const old = new Set(tokens);
  let refreshed = 0;
  await page.route("**/api/v1/**", async (route) => {
    const request = route.request();
    if (request.url().endsWith("/auth/refresh")) refreshed++;
    const { authorization = "" } = await request.allHeaders();
    if (!old.has(authorization.replace("Bearer ", ""))) return await route.continue();
    await route.continue({ headers: { ...request.headers(), authorization: "Bearer old" } });
  });
  await page.getByRole("button", { name: "Account of Ann" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ann L.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Account of Ann L." })).toBeVisible();
  expect(refreshed).toBe(1);

  // No new one to be had: the sign-in page, and from there back to where one was.
  await page.goto(`/b/${board.boardId}`);
  await board.isLoaded();
  await page.context().clearCookies();
  await Promise.all(noted);
  for (const token of tokens) old.add(token);
  await board.column("To do").getByRole("button", { name: "Add a card" }).click();
  const field = board.column("To do").getByRole("textbox", { name: "Title of the new card" });
  await field.fill("Two");
  // The field goes with the page: there is nothing to close.
  await field.press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("E-mail or username").fill(ann.email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await board.isLoaded();
  await board.expectIn("To do", ["One", "Two"]);
});

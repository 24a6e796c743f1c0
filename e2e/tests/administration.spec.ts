import type { Browser, Page } from "@playwright/test";
import { expect, type Person } from "../fixtures.ts";
import { test } from "../own-server.ts";
import { isSound, SIZES } from "../sound.ts";

// Who administers a server: everybody on it, who may come to it, and the invites. Each test has a server to itself.

const PASSWORD = "correct horse battery";
const NOTHING_HERE = "There is nothing here";

async function chooseFor(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `What to do with ${name}` }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

function row(page: Page, name: string) {
  return page.getByRole("list", { name: "Users" }).getByRole("listitem").filter({ hasText: name });
}

async function guestAt(browser: Browser, url: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
}

function usernameOf(person: Person): Promise<unknown> {
  return person.call("GET", "/users/me").then((user) => (user as { username: string }).username);
}

test("who comes first is told so and administers; for who comes next there is no such page", async ({
  browser,
  installation,
  person,
}) => {
  const page = await guestAt(browser, installation.url, "/");
  await expect(page.getByText("You are the first here: this account administers this server.")).toBeVisible();
  await register(page, "Ann");
  await page.getByRole("button", { name: "Account of Ann" }).click();
  await page.getByRole("menuitem", { name: "Administration" }).click();
  await expect(page).toHaveURL(/\/admin\/users$/);
  await expect(row(page, "ann@example.org")).toContainText("Administrator");

  const bob = await person("Bob");
  await bob.page.goto("/register");
  await bob.page.goto("/admin");
  await expect(bob.page.getByRole("heading", { name: NOTHING_HERE })).toBeVisible();
  await bob.page.goto("/settings");
  await expect(bob.page.getByRole("link", { name: "Profile" })).toBeVisible();
  await expect(bob.page.getByRole("link", { name: "Users" })).toBeHidden();
  await bob.page.getByRole("button", { name: "Account of Bob" }).click();
  await expect(bob.page.getByRole("menuitem", { name: "Settings" })).toBeVisible();
  await expect(bob.page.getByRole("menuitem", { name: "Administration" })).toBeHidden();
  await page.context().close();
});

test("a deactivated account is out at once, greyed on boards that others look at, and can be brought back", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const cyd = await person("Cyd");
  const { boardId } = await cyd.newBoard("Plans", [["One"]]);
  await cyd.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "editor" });
  await bob.open(boardId);
  await cyd.page.getByRole("button", { name: "Board menu" }).click();
  await cyd.page.getByRole("menuitem", { name: "Share" }).click();
  const members = cyd.page.getByRole("dialog", { name: "Share this board" });
  await expect(members.getByRole("combobox", { name: "Role of Bob" })).toBeVisible();

  const { page } = ann;
  await page.goto("/admin");
  await chooseFor(page, "Bob", "Deactivate");
  await expect(page.getByRole("alertdialog", { name: "Deactivate Bob?" })).toContainText("signed out everywhere");
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(page.getByText("The account of Bob is deactivated.")).toBeVisible();
  await expect(row(page, "Bob")).toContainText("Deactivated");
  await expect(bob.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  const item = members.getByRole("listitem").filter({ hasText: "Bob" });
  await expect(item).toContainText("Deactivated");
  await expect(item.getByRole("combobox")).toHaveCount(0);
  await expect(item.getByRole("button", { name: "Remove Bob" })).toBeVisible();
  await isSound(cyd.page);

  await bob.page.getByLabel("E-mail or username").fill(bob.email);
  await bob.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await bob.page.keyboard.press("Enter");
  await expect(bob.page.getByText("E-mail or password is not right.")).toBeVisible();
  await chooseFor(page, "Bob", "Reactivate");
  await expect(page.getByText("Bob can sign in again.")).toBeVisible();
  await expect(item.getByRole("combobox", { name: "Role of Bob" })).toHaveValue("editor");
  await bob.page.keyboard.press("Enter");
  await expect(bob.page.getByRole("region", { name: "To do", exact: true })).toBeVisible();
});

test("users are found as one types, by how an e-mail or a username begins", async ({ person }) => {
  const ann = await person("Ann");
  for (const name of ["Bob", "Cyd", "Dora"]) await person(name);
  const evelyn = await person("Evelyn");
  const { page } = ann;
  await page.goto("/admin/users");
  const rows = page.getByRole("list", { name: "Users" }).getByRole("listitem");
  await expect(rows).toHaveCount(5);
  const search = page.getByRole("searchbox", { name: "Find a user" });
  await search.pressSequentially("CYD");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Cyd");
  await search.fill(String(await usernameOf(evelyn)));
  await expect(rows).toContainText(["Evelyn"]);
  await search.fill("nobody at all");
  await expect(page.getByRole("status").filter({ hasText: "begins like that" })).toBeVisible();
  await search.fill("");
  await expect(rows).toHaveCount(5);
});

test("a long list comes a page at a time, and stays where one has come to when it changes", async ({
  installation,
  person,
  request,
}) => {
  const { page, call } = await person("Ann");
  for (let number = 1; number <= 60; number++) {
    const data = { email: `user${number}@example.org`, password: PASSWORD, name: `Person ${number}.` };
    expect((await request.post(`${installation.url}/api/v1/users`, { data })).status()).toBe(201);
  }
  await page.goto("/admin");
  const rows = page.getByRole("list", { name: "Users" }).getByRole("listitem");
  await expect(rows).toHaveCount(50);
  await expect(rows.first()).toContainText("Person 60.");
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(rows).toHaveCount(61);
  await expect(page.getByRole("button", { name: "Show more" })).toBeHidden();
  const { items } = (await call("GET", "/admin/users?q=user60@")) as { items: { id: string }[] };
  await call("POST", `/admin/users/${items[0]?.id}/deactivate`);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(row(page, "Person 60.")).toContainText("Deactivated");
  await expect(rows).toHaveCount(61);
  await page.getByRole("searchbox").fill("user6");
  await expect(rows).toHaveCount(2);
});

test("ending somebody's sessions signs them out while they look on", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  await bob.newBoard("Plans");
  const { page } = ann;
  await page.goto("/admin");
  await expect(row(page, "Bob")).toContainText("Signed in on 1 device");
  await chooseFor(page, "Bob", "Sign out everywhere");
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(row(page, "Bob")).toContainText("Signed in nowhere");
  await expect(bob.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("the right is given, taken back with undo, kept by the last, and lost with the next answer", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { page } = ann;
  await page.goto("/admin");
  await chooseFor(page, "Ann", "No longer administrator");
  await page.getByRole("button", { name: "Give it up" }).click();
  await expect(page.getByText("Somebody must administer this server.")).toBeVisible();
  await chooseFor(page, "Bob", "Make administrator");
  await expect(page.getByText("Bob is an administrator now.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Bob")).not.toContainText("Administrator");
  await chooseFor(page, "Bob", "Make administrator");
  await expect(row(page, "Bob")).toContainText("Administrator");

  await bob.page.goto("/admin");
  await expect(row(bob.page, "Ann")).toBeVisible();
  await chooseFor(page, "Bob", "No longer administrator");
  await expect(row(page, "Bob")).not.toContainText("Administrator");
  await bob.page.getByRole("searchbox").fill("ann");
  await expect(bob.page.getByRole("heading", { name: NOTHING_HERE })).toBeVisible();
  await expect(bob.page.getByText("Your role on this board")).toHaveCount(0);
});

test("an invite lets in who has it, is taken out of the address, and is spent then", async ({
  browser,
  installation,
  person,
}) => {
  const ann = await person("Ann");
  const { page } = ann;
  await page.goto("/admin/registration");
  await expect(page.getByText("Everybody can register now, so nobody needs one.")).toBeVisible();
  await page.getByLabel("People with an invite").check();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.getByRole("button", { name: "New invite" }).click();
  await page.getByLabel("For whom").fill("Eve");
  const uses = page.getByLabel("How many people may use it");
  await uses.fill("0");
  await page.keyboard.press("Enter");
  await expect(uses).toBeFocused();
  await expect(uses).toHaveAccessibleDescription("Please enter a whole number from 1 to 1,000.");
  await uses.fill("1");
  await page.keyboard.press("Enter");
  const link = await page.getByLabel("Link of the invite").inputValue();
  expect(link).toMatch(new RegExp(`^${ann.network.url}/register#invite=[\\w-]{22}$`));
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "New invite" })).toBeFocused();
  const invites = page.getByRole("list", { name: "Invites" });
  await expect(invites.getByRole("listitem").filter({ hasText: "Eve" })).toContainText("Not used yet");

  const without = await guestAt(browser, installation.url, "/register");
  // The form that had the focus is gone.
  await expect(without.getByRole("heading", { name: "You need an invite" })).toBeFocused();
  const path = new URL(link).pathname + new URL(link).hash;
  const eve = await guestAt(browser, installation.url, path);
  await expect(eve.getByText("You are invited.")).toBeVisible();
  await expect(eve).toHaveURL(/\/register$/);
  const late = await guestAt(browser, installation.url, path);
  await expect(late.getByText("You are invited.")).toBeVisible();

  // Over a reload, and a look at another page.
  await eve.reload();
  await eve.getByRole("link", { name: "Sign in" }).click();
  await eve.getByRole("link", { name: "Create an account" }).click();
  await register(eve, "Eve");
  await expect(eve.getByRole("button", { name: "Account of Eve" })).toBeVisible();
  await register(late, "Late");
  await expect(late.getByRole("alert").filter({ hasText: "This invite doesn’t work any more" })).toBeVisible();
  await expect(late.getByLabel("E-mail", { exact: true })).toHaveValue("late@example.org");

  await page.reload();
  const used = invites.getByRole("listitem").filter({ hasText: "Eve" });
  await expect(used).toContainText("Used");
  await used.getByRole("button", { name: "Revoke the invite “Eve”" }).click();
  await page.getByRole("button", { name: "Revoke invite" }).click();
  await expect(page.getByText("No invites", { exact: true })).toBeVisible();
  for (const guest of [without, eve, late]) await guest.context().close();
});

test("where registration is closed nobody is led to it, and whoever is at the form already is told", async ({
  browser,
  installation,
  person,
}) => {
  const ann = await person("Ann");
  const early = await guestAt(browser, installation.url, "/register");
  await expect(early.getByLabel("Name")).toBeVisible();
  await ann.page.goto("/admin/registration");
  await ann.page.getByLabel("Nobody").check();
  await expect(ann.page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await register(early, "Early");
  await expect(early.getByRole("alert")).toContainText("This server takes no new accounts");
  const late = await guestAt(browser, installation.url, "/register");
  await expect(late.getByRole("heading", { name: "No new accounts here" })).toBeVisible();
  await late.getByRole("link", { name: "Back to sign in" }).click();
  await expect(late.getByText("This server takes no new accounts.")).toBeVisible();
  await expect(late.getByRole("link", { name: "Create an account" })).toBeHidden();
  for (const guest of [early, late]) await guest.context().close();
});

test.describe("where the server's own setting is stricter", () => {
  test.use({ settings: { REGISTRATION: "invite" } });

  test("what it does not allow cannot be chosen, and says so", async ({ person }) => {
    const { page } = await person("Ann");
    await page.goto("/admin/registration");
    const open = page.getByLabel("Everybody");
    await expect(open).toBeDisabled();
    await expect(open).toHaveAccessibleDescription("The server’s own setting doesn’t allow this.");
    await expect(page.getByLabel("People with an invite")).toBeChecked();
    await page.getByLabel("Nobody").check();
    await page.reload();
    await expect(page.getByLabel("Nobody")).toBeChecked();
  });
});

test("a guest's pages work when the server does not say what it allows", async ({ browser, installation, person }) => {
  await person("Ann");
  const page = await guestAt(browser, installation.url, "/sign-in");
  await page.route("**/api/v1/installation", (route) => route.abort());
  await page.reload();
  await page.getByRole("link", { name: "Create an account" }).click();
  await register(page, "Nora");
  await expect(page.getByRole("button", { name: "Account of Nora" })).toBeVisible();
  await page.context().close();
});

test("the keyboard suffices to find somebody and deactivate them", async ({ person }) => {
  const ann = await person("Ann");
  await person("Bob");
  const { page } = ann;
  await page.goto("/admin");
  await expect(row(page, "Bob")).toBeVisible();
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("bob");
  await expect(page.getByRole("list", { name: "Users" }).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Tab");
  const button = page.getByRole("button", { name: "What to do with Bob" });
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Make administrator" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Deactivate" })).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Deactivate Bob?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Make administrator" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Deactivate" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Deactivate" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(page, "Bob")).toContainText("Deactivated");
  await expect(button).toBeFocused();
});

test("on a phone the row of sections names the groups, fades where it is cut, and shows where one is", async ({
  person,
}) => {
  const { page } = await person("Ann", SIZES.phone);
  const sections = page.locator(".section-row");
  const current = sections.locator('[aria-current="page"]');
  /** How far it is from the edges of the row, outside the parts of it that fade. */
  const isClear = () =>
    current.evaluate((link) => {
      const row = link.closest("nav")?.getBoundingClientRect() ?? new DOMRect();
      const { left, right } = link.getBoundingClientRect();
      return left >= row.left + 15 && right <= row.right - 39;
    });
  await page.goto("/settings/profile");
  await expect(current).toHaveText("Profile");
  await expect.poll(isClear).toBe(true);
  expect(await sections.evaluate((row) => getComputedStyle(row).maskImage)).toContain("linear-gradient(90deg");
  for (const [path, name] of [
    ["/admin/users", "Users"],
    ["/admin/registration", "Registration"],
  ] as const) {
    await page.goto(path);
    await expect(current).toHaveText(name);
    await expect.poll(isClear).toBe(true);
    await expect(sections.getByText("Administration")).toBeInViewport({ ratio: 1 });
    expect((await sections.getByText("Administration").boundingBox())?.width).toBeGreaterThan(50);
  }
  await page.goto("/settings/language");
  await page.getByLabel("Español").check();
  await expect(current).toHaveText("Idioma");
  await expect.poll(isClear).toBe(true);

  // The other way round.
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await expect.poll(() => sections.evaluate((row) => getComputedStyle(row).maskImage)).toContain("-90deg");

  await page.goto("/settings/tokens");
  const title = page.getByRole("heading", { level: 2 });
  const lines = await title.evaluate((heading) => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({
      browser,
      installation,
      person,
    }) => {
      test.slow();
      const guest = await browser.newContext({ ...device, colorScheme, baseURL: installation.url, locale: "en-GB" });
      const visitor = await guest.newPage();
      await visitor.goto("/register");
      await expect(visitor.getByText("You are the first here")).toBeVisible();
      await isSound(visitor);

      const { page, call } = await person("Ann", { ...device, colorScheme });
      const evelyn = await person("Evelyn");
      await evelyn.call("PATCH", "/users/me", {
        name: "Evelyn Featherstonehaugh-CholmondeleyWolfeschlegelsteinhausen",
      });
      await call("POST", `/admin/users/${evelyn.userId}/deactivate`);
      const bob = await person("Bob");
      await call("PATCH", `/admin/users/${bob.userId}`, { isAdministrator: true });
      await call("POST", "/admin/invites", { note: "W".repeat(60), maxUses: 1_000 });
      await page.goto("/admin");
      await expect(row(page, "Evelyn")).toBeVisible();
      await isSound(page);
      await page.getByRole("button", { name: "What to do with Bob" }).click();
      await page.getByRole("menuitem", { name: "Deactivate" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await isSound(page);
      await page.keyboard.press("Escape");
      await page.getByRole("searchbox").fill("zzz");
      await expect(page.getByText("begins like that")).toBeVisible();
      await isSound(page);

      await page.goto("/admin/registration");
      await page.getByLabel("People with an invite").check();
      await expect(page.getByRole("list", { name: "Invites" }).getByRole("listitem")).toHaveCount(1);
      await isSound(page);
      await page.getByRole("button", { name: "New invite" }).click();
      await isSound(page);
      await page.getByRole("button", { name: "Create invite" }).click();
      await expect(page.getByLabel("Link of the invite")).toBeVisible();
      await isSound(page);

      await visitor.reload();
      await expect(visitor.getByRole("heading", { name: "You need an invite" })).toBeVisible();
      await isSound(visitor);
      await visitor.goto("/register#invite=nonsense");
      await register(visitor, "Nora");
      await expect(visitor.getByText("This invite doesn’t work any more")).toBeVisible();
      await isSound(visitor);
      await call("PATCH", "/admin/registration", { registration: "closed" });
      await visitor.reload();
      await expect(visitor.getByRole("heading", { name: "No new accounts here" })).toBeVisible();
      await isSound(visitor);
      await guest.close();
    });
  }
}

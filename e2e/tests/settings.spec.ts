import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

const PASSWORD = "correct horse battery";
const NEXT_PASSWORD = "a staple of batteries";

test("the settings are reached from the account menu, and lead back to where one was", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const { page } = ann;
  await page.getByRole("button", { name: "Account of Ann" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await page.getByRole("link", { name: "Privacy" }).click();
  await expect(page.getByRole("heading", { name: "Privacy", level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Privacy/);
  await page.getByRole("link", { name: "Back" }).click();
  await expect(board.card("One")).toBeVisible();
  await page.goto("/settings/no-such-section");
  await expect(page).toHaveURL(/\/settings\/profile$/);
});

test("a new name is in the menu at once, in the other tab too, and on the board for others", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "editor" });
  const tab = await ann.newTab();
  await tab.goto("/");
  await expect(tab.getByRole("button", { name: "Account of Ann" })).toBeVisible();

  const { page } = ann;
  await page.goto("/settings");
  await page.getByLabel("Name", { exact: true }).fill("  Ann of Green Gables ");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Account of Ann of Green Gables" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ann of Green Gables");
  await expect(tab.getByRole("button", { name: "Account of Ann of Green Gables" })).toBeVisible();

  const board = await bob.open(boardId);
  await board.page.getByRole("button", { name: "Board menu" }).click();
  await board.page.getByRole("menuitem", { name: /^(Share|Members)/ }).click();
  await expect(board.page.getByRole("dialog").getByText("Ann of Green Gables")).toBeVisible();
});

test("a username that does not fit or is taken says so at the field, and what was typed stays", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { username: taken } = (await bob.call("GET", "/users/me")) as { username: string };
  const { page } = ann;
  await page.goto("/settings/profile");
  const username = page.getByLabel("Username");
  const save = page.getByRole("button", { name: "Save" });

  await username.fill("no blanks please");
  await save.click();
  await expect(username).toHaveAccessibleDescription(/2 to 32 letters/);
  await username.fill(taken.toUpperCase());
  await save.click();
  await expect(username).toHaveAccessibleDescription("Somebody has this username already.");
  await expect(username).toHaveAttribute("aria-invalid", "true");
  await expect(username).toBeFocused();
  // A draft outlives a reload.
  await page.reload();
  await expect(username).toHaveValue(taken.toUpperCase());
  const free = `ann-${Date.now()}`;
  await username.fill(free);
  await save.click();
  await expect(page.getByText(`@${free}`, { exact: true })).toBeVisible();
});

test("a new e-mail wants the password, and signs in from then on", async ({ person, browser, server }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { page } = ann;
  await page.goto("/settings/account");
  const email = page.getByLabel("E-mail address");
  const change = page.getByRole("button", { name: "Change e-mail" });
  const form = page.getByRole("region", { name: "E-mail" });
  await expect(form.getByLabel("Current password")).toBeHidden();

  await email.fill("nonsense");
  const current = form.getByLabel("Current password");
  await expect(current).toHaveAttribute("autocomplete", "current-password");
  await current.fill(PASSWORD);
  await change.click();
  await expect(email).toHaveAccessibleDescription("This doesn’t look like an e-mail address.");
  await email.fill(bob.email);
  await change.click();
  await expect(email).toHaveAccessibleDescription("There is another account with this e-mail address.");
  const next = `next.${ann.email}`;
  await email.fill(next);
  await current.fill("a wrong horse");
  await change.click();
  await expect(current).toHaveAccessibleDescription("This isn’t the password that you have now.");
  await expect(email).toHaveValue(next);
  await current.fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(current).toBeHidden();

  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const other = await context.newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail or username").fill(next);
  await other.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("button", { name: "Account of Ann" })).toBeVisible();
  await context.close();
});

test("a new password signs out the other browser at once, and not this one", async ({ person, browser, server }) => {
  const ann = await person("Ann");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const other = await context.newPage();
  await other.goto(`/b/${boardId}`);
  await other.getByLabel("E-mail or username").fill(ann.email);
  await other.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("link", { name: "One", exact: true })).toBeVisible();

  const { page } = ann;
  await page.goto("/settings/account");
  const form = page.getByRole("region", { name: "Password" });
  const current = form.getByLabel("Current password");
  const next = form.getByLabel("New password");
  const change = form.getByRole("button", { name: "Change password" });
  // The rules are there before one fails.
  await expect(next).toHaveAccessibleDescription(/At least 8 characters/);
  await expect(next).toHaveAttribute("autocomplete", "new-password");
  await next.fill("short");
  await change.click();
  await expect(current).toHaveAccessibleDescription("Please enter the password that you have now.");
  await expect(current).toBeFocused();
  await expect(next).toHaveAccessibleDescription(/at least 8 characters/);
  await current.fill(PASSWORD);
  await next.fill("password123");
  await change.click();
  await expect(next).toHaveAccessibleDescription(/Others would guess this one/);
  await next.fill(NEXT_PASSWORD);
  await current.fill("a wrong horse");
  await change.click();
  await expect(current).toHaveAccessibleDescription("This isn’t the password that you have now.");
  await expect(next).toHaveValue(NEXT_PASSWORD);
  await current.fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await expect(current).toHaveValue("");

  await expect(other.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await other.getByLabel("E-mail or username").fill(ann.email);
  await other.getByLabel("Password", { exact: true }).fill(NEXT_PASSWORD);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("link", { name: "One", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Account of Ann" })).toBeVisible();
  await context.close();
});

test("a theme shows at once, and at the next sign-in on another device", async ({ person, browser, server }) => {
  const ann = await person("Ann", { colorScheme: "light" });
  const { page } = ann;
  const themeOf = (of: typeof page) => of.evaluate(() => document.documentElement.dataset.theme);
  await page.goto("/settings/appearance");
  await page.getByLabel("Dark").check();
  expect(await themeOf(page)).toBe("dark");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Dark")).toBeChecked();

  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", colorScheme: "light" });
  const other = await context.newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail or username").fill(ann.email);
  await other.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.keyboard.press("Enter");
  await expect(other.getByRole("button", { name: "Account of Ann" })).toBeVisible();
  await expect.poll(() => themeOf(other)).toBe("dark");
  await context.close();

  // What the server does not take is not shown either.
  await ann.network.cut();
  await page.getByLabel("Light").click();
  await expect(page.getByRole("alert").filter({ hasText: "can’t be reached" })).toBeVisible();
  expect(await themeOf(page)).toBe("dark");
});

test("privacy is chosen by keys alone, and others find or see one accordingly", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const isSeen = () =>
    bob.call("GET", `/users/${ann.userId}`).then(
      () => true,
      () => false,
    );
  const { page } = ann;
  await page.goto("/settings/privacy");
  const members = page.getByRole("radio", { name: /People on your boards/ });
  await expect(members).toBeChecked();
  expect(await isSeen()).toBe(false);
  await members.focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /Everybody here/ })).toBeChecked();
  await expect.poll(isSeen).toBe(true);

  const findable = page.getByRole("checkbox", { name: /know my e-mail/ });
  await page.keyboard.press("Tab");
  await expect(findable).toBeFocused();
  await page.keyboard.press("Space");
  await expect(findable).not.toBeChecked();
  await expect
    .poll(async () => ((await bob.call("POST", "/users/search", { email: ann.email })) as { items: unknown[] }).items)
    .toEqual([]);
  await page.reload();
  await expect(findable).not.toBeChecked();
});

const SECTIONS = { profile: "Profile", account: "Account", privacy: "Privacy", appearance: "Appearance" } as const;

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in the settings, and nothing is too wide: ${size}, ${colorScheme}`, async ({ person }) => {
      const { page } = await person("Ann", { ...device, colorScheme });
      for (const [path, title] of Object.entries(SECTIONS)) {
        await page.goto(`/settings/${path}`);
        await expect(page.getByRole("heading", { name: title, level: 1 })).toBeAttached();
        // On a phone the row of sections is scrolled to the one that is shown.
        await expect(page.getByRole("link", { name: title, exact: true })).toBeInViewport();
        await isSound(page);
      }
      // With faults at the fields.
      await page.goto("/settings/account");
      await page.getByLabel("E-mail address").fill("nonsense");
      await page.getByRole("button", { name: "Change e-mail" }).click();
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByText("Please enter the password that you have now.")).toBeVisible();
      await isSound(page);
    });
  }
}

import type { Browser, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { MailServer } from "../../services/mail-server.ts";
import { type MakePerson, type Server, test as shared, withPeople, withServer } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Invites to a board: made in the dialog of its members, by link or over a real mail, looked at before one joins.

const PASSWORD = "correct horse battery";
const { expect } = shared;

interface Fixtures {
  settings: Readonly<Record<string, string>>;
  mails: MailServer;
  installation: Server;
  person: MakePerson;
}

const test = shared.extend<Fixtures>({
  settings: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from this pattern.
  mails: async ({}, use) => {
    const mails = await MailServer.start();
    await use(mails);
    await mails.stop();
  },
  installation: ({ mails, settings }, use) => {
    const mail = { SMTP_URL: mails.url, MAIL_FROM: "board@example.org", PUBLIC_URL: "http://board.example.org" };
    return withServer({ ...mail, ...settings }, use);
  },
  person: ({ browser, installation }, use) => withPeople(browser, installation, use),
});

async function openShare(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Share" }).click();
  return page.getByRole("dialog", { name: "Share this board" });
}

/** Makes a link in the dialog, and answers the path that it leads to. */
async function newLink(dialog: Locator, role = "Editor", uses = "Any number"): Promise<string> {
  await dialog.getByRole("button", { name: "By link", exact: true }).click();
  const form = dialog.getByRole("form", { name: "New invite link" });
  await form.getByLabel("Role").selectOption({ label: role });
  await form.getByLabel("How many people may use it").selectOption({ label: uses });
  await form.getByRole("button", { name: "Create link" }).click();
  const field = dialog.getByLabel("Link of the invite");
  await expect(field).toBeFocused();
  const { pathname, hash } = new URL(await field.inputValue());
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog.getByRole("button", { name: "By link", exact: true })).toBeFocused();
  return pathname + hash;
}

async function guest(browser: Browser, server: Server, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", ...options });
  return await context.newPage();
}

async function fillRegistration(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
}

test("a link shows what it is for, makes whoever joins a member, live, and is dead once it is revoked", async ({
  browser,
  installation,
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  await ann.newBoard("Our garden", [["Dig"]]);
  const dialog = await openShare(ann.page);
  const path = await newLink(dialog, "Viewer", "5 people");
  const row = dialog.getByRole("list", { name: "Invites" }).getByRole("listitem");
  await expect(row).toContainText("Joins as Viewer");
  await expect(row).toContainText("Used 0 of 5 times");

  await bob.page.goto(path);
  // Out of the address at once, where it could be seen; a reload goes on all the same.
  await expect(bob.page).toHaveURL(/\/join$/);
  await bob.page.reload();
  await expect(bob.page.getByRole("heading", { name: "Join “Our garden”" })).toBeVisible();
  await expect(bob.page.getByText("Ann invites you to this board.")).toBeVisible();
  await expect(bob.page.getByText("You join as Viewer")).toBeVisible();
  await expect(bob.page.getByText("You are signed in as Bob.")).toBeVisible();
  await bob.page.getByRole("button", { name: "Join board" }).click();
  await expect(bob.page.getByRole("region", { name: "To do", exact: true })).toBeVisible();
  await expect(bob.page.getByRole("link", { name: "Dig", exact: true })).toBeVisible();
  expect(await bob.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(path.split("code=")[1]);
  await expect(dialog.getByRole("combobox", { name: "Role of Bob" })).toHaveValue("viewer");

  await dialog.getByRole("button", { name: "Revoke the invite: A link" }).click();
  await ann.page
    .getByRole("alertdialog", { name: "Revoke this invite?" })
    .getByRole("button", { name: "Revoke" })
    .click();
  await expect(row).toHaveCount(0);
  const stranger = await guest(browser, installation);
  await stranger.goto(path);
  await expect(stranger.getByRole("heading", { name: "This invite doesn’t work" })).toBeVisible();
  await stranger.goto("/join");
  await expect(stranger.getByRole("heading", { name: "This invite doesn’t work" })).toBeVisible();
  await stranger.context().close();
});

test("a newcomer makes an account on the way and is on the board; who has one signs in, and is", async ({
  browser,
  installation,
  person,
}) => {
  const ann = await person("Ann");
  await ann.newBoard("Our garden");
  const path = await newLink(await openShare(ann.page));

  const page = await guest(browser, installation);
  await page.goto(path);
  await page.getByRole("link", { name: "Create an account to join" }).click();
  // A look at the other page loses nothing.
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Create an account" }).click();
  await fillRegistration(page, "Cyd", "cyd@example.org");
  await expect(page.getByRole("region", { name: "To do", exact: true })).toBeVisible();
  await page.context().close();

  const again = await guest(browser, installation);
  await again.goto(path);
  await again.getByRole("link", { name: "Sign in to join" }).click();
  await again.getByLabel("E-mail or username").fill("cyd@example.org");
  await again.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await again.keyboard.press("Enter");
  await expect(again.getByRole("region", { name: "To do", exact: true })).toBeVisible();
  await again.context().close();
});

test("a link alone makes nobody a member: who is signed in is asked, also after signing in for something else", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  await ann.newBoard("Our garden");
  const dialog = await openShare(ann.page);
  const path = await newLink(dialog);
  await bob.page.goto(`${path.replace("#", "?now=true&next=/join#")}`);
  await expect(bob.page.getByRole("button", { name: "Join board" })).toBeVisible();
  await bob.page.reload();
  await expect(bob.page.getByRole("button", { name: "Join board" })).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Bob" })).toHaveCount(0);
});

test("an invite goes out by e-mail, by the keyboard alone, and works once", async ({
  browser,
  installation,
  mails,
  person,
}) => {
  const ann = await person("Ann");
  await ann.newBoard("Our garden");
  const dialog = await openShare(ann.page);
  const { keyboard } = ann.page;
  await dialog.getByRole("button", { name: "By e-mail", exact: true }).focus();
  await keyboard.press("Enter");
  const email = dialog.getByRole("form", { name: "Invite by e-mail" }).getByLabel("E-mail of the person");
  await expect(email).toBeFocused();
  await keyboard.type("nonsense");
  await keyboard.press("Enter");
  await expect(email).toHaveAccessibleDescription("This doesn’t look like an e-mail address.");
  await keyboard.press("Escape");
  await expect(dialog.getByRole("button", { name: "By link", exact: true })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(email).toBeFocused();
  await keyboard.type("dora@example.org");
  await keyboard.press("Enter");
  await expect(ann.page.getByText("The invite to dora@example.org is on its way.")).toBeVisible();
  await expect(dialog.getByRole("list", { name: "Invites" })).toContainText("Sent to dora@example.org");

  const { text } = await mails.mailTo("dora@example.org");
  expect(text).toContain("Ann invites you to the board “Our garden”");
  const path = /^http:\/\/board\.example\.org(\/join#code=\S+)$/m.exec(text)?.[1] ?? "";
  const page = await guest(browser, installation);
  await page.goto(path);
  await page.getByRole("link", { name: "Create an account to join" }).click();
  await fillRegistration(page, "Dora", "dora@example.org");
  await expect(page.getByRole("region", { name: "To do", exact: true })).toBeVisible();
  await page.context().close();
  const late = await guest(browser, installation);
  await late.goto(path);
  await expect(late.getByRole("heading", { name: "This invite doesn’t work" })).toBeVisible();
  await late.context().close();
});

test("where nobody answers, the page says so and asks again", async ({ browser, installation, person }) => {
  const ann = await person("Ann");
  await ann.newBoard("Our garden");
  const path = await newLink(await openShare(ann.page));
  const page = await guest(browser, installation);
  await page.route("**/api/v1/invites/*", (route) => route.abort());
  await page.goto(path);
  await expect(page.getByText("The server can’t be reached.")).toBeVisible();
  await page.unroute("**/api/v1/invites/*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Join “Our garden”" })).toBeFocused();
  await page.context().close();
});

test.describe("where registering is closed", () => {
  test.use({ settings: { SMTP_URL: "", MAIL_FROM: "" } });

  test("owner and guest are told that an invite to a board makes nobody an account, and there is no mail", async ({
    browser,
    installation,
    person,
  }) => {
    const ann = await person("Ann");
    const { boardId } = await ann.newBoard("Our garden");
    await ann.call("PATCH", "/admin/registration", { registration: "closed" });
    await ann.open(boardId);
    const dialog = await openShare(ann.page);
    await expect(dialog.getByText("This server takes no new accounts, or only by an invite")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "By e-mail", exact: true })).toHaveCount(0);
    const path = await newLink(dialog);
    const page = await guest(browser, installation);
    await page.goto(path);
    await expect(page.getByText("the invite alone doesn’t make you one")).toBeVisible();
    await expect(page.getByRole("link", { name: "Create an account to join" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Sign in to join" })).toBeVisible();
    await ann.call("PATCH", "/admin/registration", { registration: "invite" });
    await page.reload();
    await expect(page.getByText("take an invite of the people who run it")).toBeVisible();
    await isSound(page);
    await page.context().close();
  });
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`looks right, ${size}, ${colorScheme}`, async ({ browser, installation, person }) => {
      test.slow();
      const options = { ...device, colorScheme };
      const ann = await person("Ann", options);
      await ann.newBoard("Our garden and everything that grows in it, from the first seed to the last harvest");
      const dialog = await openShare(ann.page);
      await isSound(ann.page);
      await dialog.getByRole("button", { name: "By link", exact: true }).click();
      await expect(dialog.getByRole("form", { name: "New invite link" })).toBeVisible();
      await isSound(ann.page);
      await dialog.getByRole("button", { name: "Create link" }).click();
      await expect(dialog.getByLabel("Link of the invite")).toBeFocused();
      await isSound(ann.page);
      const { pathname, hash } = new URL(await dialog.getByLabel("Link of the invite").inputValue());
      await dialog.getByRole("button", { name: "Done" }).click();
      await dialog.getByRole("button", { name: "By e-mail", exact: true }).click();
      await dialog.getByRole("form").getByLabel("E-mail of the person").fill("somebody.with.a.long.name@example.org");
      await isSound(ann.page);
      await dialog.getByRole("button", { name: "Send invite" }).click();
      await expect(dialog.getByRole("list", { name: "Invites" }).getByRole("listitem")).toHaveCount(2);
      await isSound(ann.page);
      const page = await guest(browser, installation, options);
      await page.goto(pathname + hash);
      await expect(page.getByRole("link", { name: "Sign in to join" })).toBeVisible();
      await isSound(page);
      await page.goto("/join#code=unknown");
      await expect(page.getByRole("heading", { name: "This invite doesn’t work" })).toBeVisible();
      await isSound(page);
      await page.context().close();
    });
  }
}

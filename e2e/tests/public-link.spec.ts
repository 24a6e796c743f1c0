import type { Browser, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { expect, type Server, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// A board that is public: the link in the dialog of its members, and the page of whoever has it.

const SECRET = "quiet river stone";

async function openShare(page: Page, title = "Share this board"): Promise<Locator> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: title === "Share this board" ? "Share" : "Members" }).click();
  return page.getByRole("dialog", { name: title }).getByRole("region", { name: "Public link" });
}

/** Makes the link, and answers the path that it leads to. */
async function publish(section: Locator): Promise<string> {
  await section.getByRole("button", { name: "Create public link" }).click();
  const { pathname, hash } = new URL(await section.getByLabel("Public link of this board").inputValue());
  return pathname + hash;
}

async function stranger(browser: Browser, server: Server, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB", ...options });
  return await context.newPage();
}

test("a stranger reads the board and its cards, sees what is new, and nothing at all once the link is revoked", async ({
  browser,
  person,
  server,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Our garden", [["Dig"], ["Plant"]]);
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string; title: string }[] };
  const dig = cards.find(({ title }) => title === "Dig")?.id;
  await ann.call("PATCH", `/cards/${dig}`, { description: "With a **spade**" });
  await ann.call("PUT", `/cards/${dig}/assignees/${ann.userId}`);
  const section = await openShare(ann.page);
  const path = await publish(section);
  await expect(section.getByText("This board is public.")).toBeVisible();

  const page = await stranger(browser, server);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers().referer ?? ""}`));
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "Our garden" })).toBeVisible();
  await expect(page.getByRole("region", { name: "To do" }).getByRole("button", { name: "Dig" })).toBeVisible();
  // The page itself is asked for without the code, and nothing here can be changed.
  expect(asked[0]).not.toContain(path.split("#")[1]);
  await expect(page.getByRole("button", { name: "Add a card" })).toHaveCount(0);
  await expect(page.getByText("Ann")).toHaveCount(0);

  await page.getByRole("button", { name: "Dig" }).focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog", { name: "Dig" });
  await expect(card.getByText("With a spade")).toBeVisible();
  await expect(card.getByText("1 person without a name")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Dig" })).toBeFocused();

  await ann.call("POST", `/boards/${board.boardId}/cards`, { title: "Harvest" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("button", { name: "Harvest" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Harvest" })).toBeVisible();

  await section.getByRole("button", { name: "Revoke" }).click();
  await ann.page.getByRole("alertdialog").getByRole("button", { name: "Revoke link" }).click();
  await expect(section.getByRole("button", { name: "Create public link" })).toBeVisible();
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("heading", { name: "There is nothing to see here" })).toBeVisible();
  await page.goto("/p");
  await expect(page.getByRole("heading", { name: "There is nothing to see here" })).toBeVisible();
  await page.context().close();
});

test("with a password, the page asks for it, and the link keeps its address", async ({ browser, person, server }) => {
  const ann = await person("Ann");
  await ann.newBoard("Our garden", [["Dig"]]);
  const section = await openShare(ann.page);
  const path = await publish(section);
  await section.getByRole("button", { name: "Set a password" }).click();
  const field = section.getByLabel("Password for the link", { exact: true });
  await expect(field).toBeFocused();
  await ann.page.keyboard.type("password1");
  await ann.page.keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Others would guess this one/);
  await field.fill(SECRET);
  await ann.page.keyboard.press("Enter");
  await expect(section.getByText("Whoever has its link and the password can look at it.")).toBeVisible();
  await expect(section.getByRole("button", { name: "Change the password" })).toBeFocused();
  await section.getByLabel("Ends").selectOption({ label: "In 7 days" });
  await expect(section.getByText(/Until \d+ \w+ \d{4}/)).toBeVisible();

  const page = await stranger(browser, server);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "This board takes a password" })).toBeVisible();
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toBeFocused();
  await page.keyboard.type("a guess");
  await page.keyboard.press("Enter");
  await expect(password).toHaveAccessibleDescription("That is not the password.");
  await password.fill(SECRET);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Dig" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(SECRET);

  await section.getByRole("button", { name: "Remove the password" }).click();
  await expect(section.getByText("Whoever has its link can look at it.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Dig" })).toBeVisible();
  await page.context().close();
});

test("a member who is no owner sees that the board is public, and not the link", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId } = await ann.newBoard("Our garden");
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "editor" });
  await ann.call("PUT", `/boards/${boardId}/public-link`, {});
  await bob.open(boardId);
  const section = await openShare(bob.page, "Members of this board");
  await expect(section.getByText("This board is public.")).toBeVisible();
  await expect(section.getByLabel("Public link of this board")).toHaveCount(0);
  await expect(section.getByRole("button")).toHaveCount(0);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`looks right, ${size}, ${colorScheme}`, async ({ browser, person, server }) => {
      test.slow();
      const options = { ...device, colorScheme };
      const ann = await person("Ann", options);
      const long =
        "A title that goes on for much longer than anybody would think wise, with aVeryLongWordThatHasNoPlaceToBreakAtAll";
      const { boardId } = await ann.newBoard("Our garden", [["Dig", long, "שלום עולם"], ["Plant"]]);
      await ann.call("PATCH", "/users/me", { privacy: { profile: "public" } });
      await ann.call("PATCH", `/boards/${boardId}`, { description: "Where **things** grow" });
      const label = (await ann.call("POST", `/boards/${boardId}/labels`, { name: "Soon", color: "green" })) as {
        id: string;
      };
      const { cards } = (await ann.call("GET", `/boards/${boardId}`)) as { cards: { id: string }[] };
      const first = cards[0]?.id;
      await ann.call("PATCH", `/cards/${first}`, { description: "- [x] spade", dueAt: "2026-12-24T18:00:00.000Z" });
      await ann.call("PUT", `/cards/${first}/labels/${label.id}`);
      await ann.call("PUT", `/cards/${first}/assignees/${ann.userId}`);
      const section = await openShare(ann.page);
      await expect(section.getByRole("button", { name: "Create public link" })).toBeVisible();
      const path = await publish(section);
      await section.getByRole("button", { name: "Set a password" }).click();
      await expect(section.getByLabel("Password for the link", { exact: true })).toBeFocused();
      await isSound(ann.page);

      const page = await stranger(browser, server, options);
      await page.goto(path);
      await expect(page.getByRole("button", { name: "Dig" })).toBeVisible();
      await isSound(page);
      await page.getByRole("button", { name: "Dig" }).click();
      await expect(page.getByRole("dialog", { name: "Dig" }).getByText("spade")).toBeVisible();
      await isSound(page);
      await ann.call("PUT", `/boards/${boardId}/public-link`, { password: SECRET });
      await page.reload();
      await expect(page.getByRole("heading", { name: "This board takes a password" })).toBeVisible();
      await isSound(page);
      await page.context().close();
    });
  }
}

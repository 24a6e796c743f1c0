import type { BoardPage } from "../board-page.ts";
import { BoardPage as Board } from "../board-page.ts";
import { expect, test } from "../fixtures.ts";

// Files whose card, sender or wish is another one by the time that they have gone.

const NOTES = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Ripe in May.") };

const part = ({ page }: BoardPage) => page.getByRole("region", { name: "Attachments" });
const list = (board: BoardPage) => part(board).getByRole("list", { name: "Attachments" }).locator("> li");
const coming = (board: BoardPage) => part(board).getByRole("list", { name: "Files on their way" }).locator("> li");

const isUpload = (url: URL) => /\/cards\/[^/]+\/attachments$/.test(url.pathname);

/** Something that is waited for, and how it comes. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

async function attach(board: BoardPage, title: string): Promise<void> {
  await board.card(title).click();
  await expect(board.page.getByRole("dialog", { name: title })).toBeVisible();
  await board.page.getByTestId("attachment-files").setInputFiles([NOTES]);
}

test("a file for a card that the server does not have yet goes once it has", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans");
  const { opened, open } = gate();
  await board.page.route("**/commands", async (route) => {
    await opened;
    await route.continue();
  });
  await board.addCard("To do", "Sowing");
  const refused = board.page.waitForResponse((response) => isUpload(new URL(response.url())));
  await attach(board, "Sowing");
  expect((await refused).status()).toBe(404);
  await expect(coming(board)).toHaveCount(1);
  open();
  await expect(board.page.getByText("notes.txt is attached")).toBeVisible();
  await expect(coming(board)).toHaveCount(0);
  await board.page.keyboard.press("Escape");
  await expect(board.card("Sowing")).toHaveAccessibleDescription(/^1 attachment\. /);
});

test("a file that is called off when the server has all of it does not stay", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  const { opened, open } = gate();
  await board.page.route(isUpload, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await opened;
    await route.fetch();
  });
  await attach(board, "Harvest");
  await part(board).getByRole("button", { name: "Don’t send notes.txt" }).click();
  await expect(coming(board)).toHaveCount(0);
  open();
  const trash = async () => (await ann.call("GET", `/boards/${board.boardId}/trash`)) as { items: { title: string }[] };
  await expect.poll(async () => (await trash()).items.map(({ title }) => title)).toEqual(["notes.txt"]);
  await expect(list(board)).toHaveCount(0);
});

test("a file goes on for who signed in after somebody else, also when their account changes", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { page } = ann;
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  await attach(board, "Harvest");
  await expect(list(board)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Account of Ann" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByLabel("E-mail or username").fill(bob.email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Account of Bob" })).toBeVisible();

  const { opened, open } = gate();
  await page.route(isUpload, async (route) => {
    if (route.request().method() === "POST") await opened;
    await route.continue();
  });
  const bobs = new Board(page, board.boardId);
  await attach(bobs, "Harvest");
  await expect(coming(bobs)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Account of Bob" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Appearance" }).click();
  await page.getByLabel("Dark").check();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  open();
  await expect(page.getByText("notes.txt is attached to “Harvest”")).toBeVisible();
});

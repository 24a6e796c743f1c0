import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures.ts";
import { test } from "../own-server.ts";
import { isSound, SIZES } from "../sound.ts";

// Leaving: one's data as a file first, then the end of the account, as others see it too.

const PASSWORD = "correct horse battery";
const DONE = "Your account is deactivated, and you are signed out everywhere.";

async function openDialog(page: Page): Promise<void> {
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Deactivate account" }).click();
  await expect(page.getByRole("dialog", { name: "Deactivate your account?" })).toBeVisible();
}

async function leave(page: Page): Promise<void> {
  await openDialog(page);
  await page.getByLabel("Your current password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText(DONE).filter({ visible: true }).first()).toBeVisible();
}

test("one's data comes as a file: all boards with their cards, and nobody else's e-mail", async ({ person }) => {
  await person("Administrator");
  const ann = await person("Ann");
  const bob = await person("Bob");
  const mine = await ann.newBoard("Plans", [["One", "Two"]]);
  await ann.call("PUT", `/boards/${mine.boardId}/users/${bob.userId}`, { role: "editor" });
  const his = await bob.newBoard("Harvest", [["Apples"]]);
  await bob.call("PUT", `/boards/${his.boardId}/users/${ann.userId}`, { role: "viewer" });

  const { page } = ann;
  await page.goto("/settings/account");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download your data" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^syncboard-.+-\d{4}-\d\d-\d\d\.json$/);
  await expect(page.getByText(`Your data is in ${download.suggestedFilename()}.`)).toBeVisible();
  const text = await readFile(await download.path(), "utf8");
  const data = JSON.parse(text) as {
    user: { email: string };
    boards: { board: { title: string }; cards: { title: string }[] }[];
  };
  expect(data.user.email).toBe(ann.email);
  const boards = data.boards.map(({ board, cards }) => [board.title, cards.map(({ title }) => title).sort()]);
  expect(boards.sort()).toEqual([
    ["Harvest", ["Apples"]],
    ["Plans", ["One", "Two"]],
  ]);
  expect(text).toContain(bob.userId);
  expect(text).not.toContain(bob.email);
});

test("a download can be called off, says when it fails, and can be had again", async ({ person }) => {
  await person("Administrator");
  const { page } = await person("Ann");
  let answer = (): void => {};
  await page.route("**/users/me/export", async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.abort().catch(() => {});
  });
  await page.goto("/settings/account");
  const button = page.getByRole("button", { name: "Download your data" });
  await button.click();
  await expect(page.getByRole("status").filter({ hasText: "Getting your data" })).toBeVisible();
  await page.getByRole("button", { name: "Stop the download" }).click();
  await expect(button).toBeFocused();
  await button.click();
  await expect(page.getByRole("status").filter({ hasText: "Getting your data" })).toBeVisible();
  answer();
  await expect(page.getByRole("alert").filter({ hasText: "can’t be reached" })).toBeVisible();
  await page.unroute("**/users/me/export");
  const downloading = page.waitForEvent("download");
  await button.click();
  expect((await downloading).suggestedFilename()).toContain(".json");
  await expect(page.getByRole("alert").filter({ hasText: "can’t be reached" })).toBeHidden();
});

test("who leaves is out in every tab; others see the board pass on while they look at it", async ({ person }) => {
  await person("Administrator");
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "owner" });
  const tab = await ann.newTab();
  await tab.goto(`/b/${board.boardId}`);
  await expect(tab.getByRole("link", { name: "One", exact: true })).toBeVisible();
  const seen = await bob.open(board.boardId);
  const menu = seen.page.getByRole("button", { name: "Board menu" });
  await menu.click();
  await expect(seen.page.getByRole("menuitem", { name: "Archive board" })).toBeVisible();
  await expect(seen.page.getByRole("menuitem", { name: "Delete board" })).toBeHidden();
  await seen.page.keyboard.press("Escape");

  const { page } = ann;
  await openDialog(page);
  const password = page.getByLabel("Your current password");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Deactivate account" })).toBeFocused();
  await openDialog(page);
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate account" }).click();
  await expect(password).toHaveAccessibleDescription("Please enter the password that you have now.");
  await password.fill("wrong");
  await page.keyboard.press("Enter");
  await expect(password).toHaveAccessibleDescription("This isn’t the password that you have now.");
  await expect(password).toBeFocused();
  await password.fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText(DONE).filter({ visible: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(tab.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();

  // The board is Bob's now: he may delete it.
  await menu.click();
  await expect(seen.page.getByRole("menuitem", { name: "Delete board" })).toBeVisible();
  await seen.page.getByRole("menuitem", { name: "Share" }).click();
  await expect(seen.page.getByRole("listitem").filter({ hasText: "Ann" })).toContainText("Deactivated");

  await page.getByLabel("E-mail or username").fill(ann.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
});

test("a board without another owner is archived before the eyes of its members", async ({ person }) => {
  await person("Administrator");
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { boardId } = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(boardId);
  await leave(ann.page);
  await expect(seen.page.getByText("This board is archived.")).toBeVisible();
  await expect(seen.page.getByRole("button", { name: "Restore board" })).toBeHidden();
  await seen.page.getByRole("button", { name: "Go to", exact: true }).click();
  await seen.page.getByRole("menuitem", { name: "Boards", exact: true }).click();
  await seen.page.getByRole("link", { name: "Archived boards" }).click();
  await expect(seen.page.getByRole("link", { name: /Plans/ })).toBeVisible();
});

test("what waits on this device is said, dropped, and sent by nobody who signs in after", async ({ person }) => {
  await person("Administrator");
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const { page } = ann;
  let isStopped = true;
  await page.context().route("**/commands", (route) => (isStopped ? route.abort() : route.continue()));
  await board.addCard("To do", "Late");
  await expect(board.card("Late")).toBeVisible();
  await page.evaluate((key) => localStorage.setItem(key, "half a thought"), `syncboard.draft.${ann.userId}.new-board`);
  await openDialog(page);
  await expect(
    page.getByText("1 change on this device hasn’t reached the server yet. It would be lost."),
  ).toBeVisible();
  await page.getByLabel("Your current password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText(DONE).filter({ visible: true }).first()).toBeVisible();
  isStopped = false;

  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Name").fill("Cyd");
  await page.getByLabel("E-mail", { exact: true }).fill("cyd@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Account of Cyd" })).toBeVisible();
  const left = await page.evaluate(async (userId) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("syncboard");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const count = await new Promise<number>((resolve, reject) => {
      const counting = database.transaction("commands").objectStore("commands").count();
      counting.onsuccess = () => resolve(counting.result);
      counting.onerror = () => reject(counting.error);
    });
    database.close();
    return { count, keys: Object.keys(localStorage).filter((key) => key.includes(userId)) };
  }, ann.userId);
  expect(left).toEqual({ count: 0, keys: [] });

  // What was said to who left is not said to who came after.
  await page.getByRole("button", { name: "Account of Cyd" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("Good to see you again.")).toBeVisible();
});

test("the last administrator is told why not, and led to where it can be mended", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const { page } = ann;
  await openDialog(page);
  await page.getByLabel("Your current password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "you are the last who does" })).toBeVisible();
  await isSound(page);
  await page.getByRole("link", { name: "Make somebody else an administrator first" }).click();
  await page.getByRole("button", { name: "What to do with Bob" }).click();
  await page.getByRole("menuitem", { name: "Make administrator" }).click();
  await expect(page.getByText("Bob is an administrator now.")).toBeVisible();
  await leave(page);
  await bob.page.goto("/admin");
  await expect(bob.page.getByRole("listitem").filter({ hasText: ann.email })).toContainText("Deactivated");
});

test.describe("with few tries", () => {
  test.use({ settings: { RATE_LIMIT: "on", GUESS_LIMIT: "2/900" } });

  test("too many wrong passwords say how long to wait", async ({ person }) => {
    await person("Administrator");
    const { page } = await person("Ann");
    await openDialog(page);
    const password = page.getByLabel("Your current password");
    for (const guess of ["one", "two"]) {
      await password.fill(guess);
      await page.keyboard.press("Enter");
      await expect(password).toHaveAccessibleDescription("This isn’t the password that you have now.");
    }
    await password.fill(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Try again in 15 minutes." })).toBeVisible();
  });
});

test("the keyboard suffices to take one's data and leave", async ({ person }) => {
  await person("Administrator");
  const { page } = await person("Ann");
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Deactivate account" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const download = dialog.getByRole("button", { name: "Download your data" });
  await expect.poll(() => tabTo(page, download)).toBe(true);
  const downloading = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  await downloading;
  await expect(download).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Your current password")).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mail or username")).toBeFocused();
});

async function tabTo(page: Page, wanted: ReturnType<Page["getByRole"]>): Promise<boolean> {
  if (await wanted.evaluate((element) => element === document.activeElement)) return true;
  await page.keyboard.press("Tab");
  return false;
}

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      await person("Administrator");
      const { page } = await person("Ann", { ...device, colorScheme });
      await page.goto("/settings/account");
      await expect(page.getByRole("button", { name: "Deactivate account" })).toBeVisible();
      await isSound(page);
      await openDialog(page);
      await isSound(page);
      await page.getByLabel("Your current password").fill("wrong");
      await page.keyboard.press("Enter");
      await expect(page.getByText("This isn’t the password")).toBeVisible();
      await isSound(page);
      await leave(page);
      await isSound(page);
    });
  }
}

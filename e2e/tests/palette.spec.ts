import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// The command palette: everything by typing some letters of it.

const paletteOf = (page: Page) => page.getByRole("dialog", { name: "Command palette" });
const option = (page: Page, name: string | RegExp) => paletteOf(page).getByRole("option", { name });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(paletteOf(page).getByRole("combobox")).toBeFocused();
}

/** Types it, waits for its entry to be the one that Enter takes, and takes it. */
async function take(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await page.keyboard.type(typed);
  await expect(paletteOf(page).locator("[data-highlighted]").filter({ hasText: name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(paletteOf(page)).toBeHidden();
}

async function atBoards(ann: Person): Promise<Page> {
  await ann.page.goto("/");
  // Whoever has no board yet is welcomed instead.
  await expect(ann.page.getByRole("button", { name: "Command palette" })).toBeVisible();
  return ann.page;
}

test("goes anywhere from anywhere, without a mouse", async ({ person }) => {
  const ann = await person("Ann");
  await ann.newBoard("Garden");
  await ann.newBoard("Kitchen");
  const page = await atBoards(ann);

  await openPalette(page);
  await take(page, "gard", "Garden");
  await expect(page.getByRole("heading", { name: "Garden" })).toBeVisible();
  await openPalette(page);
  await take(page, "notif", "Notifications");
  await expect(page).toHaveURL(/\/notifications$/);
  await openPalette(page);
  await take(page, "appear", /Appearance/);
  await expect(page).toHaveURL(/\/settings\/appearance$/);

  // Accents and letter case are forgiven, and what is called nothing says so.
  await openPalette(page);
  await page.keyboard.type("KITCHÉN");
  await expect(option(page, "Kitchen")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(paletteOf(page)).toBeHidden();
});

test("is opened by hand from the head of a page, and from the menu of places on a board", async ({ person }) => {
  const ann = await person("Ann", SIZES.phone);
  const board = await ann.newBoard("Garden");
  await board.page.getByRole("button", { name: "Go to", exact: true }).click();
  await board.page.getByRole("menuitem", { name: "Command palette" }).click();
  await expect(paletteOf(board.page).getByRole("combobox")).toBeFocused();
  await option(board.page, /^Boards/).click();
  await expect(board.page).toHaveURL(/\/$/);
  await board.page.getByRole("button", { name: "Command palette" }).click();
  await option(board.page, "Garden").click();
  await expect(board.page.getByRole("heading", { name: "Garden" })).toBeVisible();
});

test("does what the board lets hands do: to the card that has the focus, and to the board", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Garden", [["Rake", "Sow"]]);
  const { page } = board;
  await board.card("Sow").focus();
  await openPalette(page);
  await expect(paletteOf(page).getByText("Card “Sow”")).toBeVisible();
  await take(page, "edit title", "Edit title");
  await expect(page.getByRole("textbox", { name: /title/i })).toBeFocused();
  await page.keyboard.type("Sow beans");
  await page.keyboard.press("Enter");
  await board.expectIn("To do", ["Rake", "Sow beans"]);

  await board.card("Rake").focus();
  await openPalette(page);
  await take(page, "archive c", "Archive card");
  await board.expectIn("To do", ["Sow beans"]);
  await openPalette(page);
  await take(page, "undo", "Undo");
  await board.expectIn("To do", ["Rake", "Sow beans"]);

  await openPalette(page);
  await take(page, "labels", /^Labels/);
  await expect(page.getByRole("dialog", { name: /Labels/ })).toBeVisible();
});

test("does what an open card lets hands do, before what its board does", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Garden", [["Rake", "Sow"]]);
  const { page } = board;
  const { boardId } = board;
  await board.card("Sow").focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog", { name: "Sow", exact: true });
  await expect(card).toBeVisible();
  await openPalette(page);
  await expect(paletteOf(page).getByRole("option").first()).toHaveAccessibleName(/^Edit title/);
  await isSound(page);
  await take(page, "labels", /^Labels/);
  const labels = page.getByRole("dialog", { name: "Labels", exact: true });
  await expect(labels.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(labels).toBeHidden();
  await openPalette(page);
  await take(page, "move to", /^Move/);
  await expect(page.getByRole("dialog", { name: /Move/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await openPalette(page);
  await take(page, "edit title", "Edit title");
  const title = card.getByRole("textbox", { name: /title/i });
  await expect(title).toBeFocused();
  await title.fill("Sow beans");
  await page.keyboard.press("Enter");
  const renamed = page.getByRole("dialog", { name: "Sow beans", exact: true });
  await openPalette(page);
  await take(page, "comment", /comment/i);
  await expect(renamed.getByRole("textbox", { name: /comment/i })).toBeFocused();
  await openPalette(page);
  await take(page, "archive c", "Archive card");
  await expect(page).toHaveURL(`/b/${boardId}`);
  await board.expectIn("To do", ["Rake"]);
});

test("what was focused has the focus again when nothing was chosen", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Garden", [["Rake"]]);
  await board.card("Rake").focus();
  await openPalette(board.page);
  await board.page.keyboard.press("Escape");
  await expect(board.card("Rake")).toBeFocused();
  // The same keys close it.
  await openPalette(board.page);
  await board.page.keyboard.press("Control+k");
  await expect(paletteOf(board.page)).toBeHidden();
  await expect(board.card("Rake")).toBeFocused();
});

test("finds cards by their words, wherever they lie, and opens them", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Garden", [["Rake the leaves"]]);
  await board.isSaved();
  await ann.newBoard("Kitchen");
  const page = await atBoards(ann);
  await openPalette(page);
  await page.keyboard.type("leav");
  await expect(option(page, /Rake the leaves/)).toBeVisible();
  await option(page, /Search everything/).click();
  await expect(page).toHaveURL(/\/search\?q=leav$/);
  await openPalette(page);
  await page.keyboard.type("leav");
  await option(page, /Rake the leaves/).click();
  await expect(page.getByRole("dialog", { name: "Rake the leaves" })).toBeVisible();
});

test("a card is added from anywhere; Backspace goes back with what was written", async ({ person }) => {
  const ann = await person("Ann");
  await ann.newBoard("Kitchen");
  await ann.newBoard("Garden");
  const page = await atBoards(ann);
  await openPalette(page);
  await page.keyboard.type("Buy seeds");
  await option(page, /Add card “Buy seeds”/).click();
  await expect(option(page, "Kitchen")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(paletteOf(page).getByRole("combobox")).toHaveValue("Buy seeds");
  await option(page, /Add card “Buy seeds”/).click();
  await take(page, "gar", "Garden");
  const notice = page.getByText("“Buy seeds” is on Garden.");
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Open card" }).click();
  await expect(page.getByRole("dialog", { name: "Buy seeds" })).toBeVisible();
});

test("a card is added where one may add it, and on no other board", async ({ person }) => {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const { boardId } = await ann.newBoard("Garden");
  await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { role: "viewer" });
  await bob.newBoard("Kitchen");
  const page = await atBoards(bob);
  await openPalette(page);
  await page.keyboard.type("Buy seeds");
  await option(page, /Add card “Buy seeds”/).click();
  await expect(option(page, "Kitchen")).toBeVisible();
  await expect(option(page, "Garden")).toHaveCount(0);
});

test("what could be taken back goes with whoever signs out", async ({ person }) => {
  const ann = await person("Ann");
  const page = await atBoards(ann);
  await openPalette(page);
  await page.keyboard.type("Buy a ring for Bea");
  await option(page, /Add to-do “Buy a ring for Bea”/).click();
  await expect(page.getByText("“Buy a ring for Bea” is among your to-dos.")).toBeVisible();
  await expect(paletteOf(page)).toBeHidden();
  await page.getByRole("button", { name: /^Account/ }).click();
  // As long as it is rested on it would stay.
  await page.getByRole("button", { name: "Undo" }).hover();
  await page.getByRole("menuitem", { name: "Sign out" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /Welcome back|Create your account|Sign in/ })).toBeVisible();
  await expect(page.getByText("Buy a ring for Bea")).toHaveCount(0);
});

test("a to-do is added from anywhere, offline too, with its date read out of the words, and can be taken back", async ({
  person,
}) => {
  const ann = await person("Ann");
  const page = await atBoards(ann);
  await openPalette(page);
  await page.keyboard.type("Water the beds tomorrow !high");
  await expect(option(page, /Add to-do “Water the beds”.*tomorrow.*High/i)).toBeVisible();
  await expect(option(page, /Add to-do “Water the beds tomorrow !high”/)).toBeVisible();
  await option(page, /Add to-do “Water the beds”/).click();
  await expect(page.getByText("“Water the beds” is among your to-dos.")).toBeVisible();
  await openPalette(page);
  await take(page, "my tasks", "My tasks");
  const todo = page.getByRole("link", { name: "Water the beds" });
  await expect(todo).toBeVisible();

  // What the screen of tasks lets hands do is in it, too.
  await todo.focus();
  await openPalette(page);
  await expect(paletteOf(page).getByText("Task “Water the beds”")).toBeVisible();
  await page.keyboard.press("Escape");

  await ann.network.cut();
  await openPalette(page);
  await page.keyboard.type("Buy twine");
  await option(page, /Add to-do “Buy twine”/).click();
  await expect(page.getByRole("link", { name: "Buy twine" })).toBeVisible();
  await ann.network.mend();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Buy twine" })).toBeHidden();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("a card that could not be added is not lost", async ({ person }) => {
  const ann = await person("Ann");
  await ann.newBoard("Garden");
  const page = await atBoards(ann);
  await openPalette(page);
  await page.keyboard.type("Buy seeds");
  await option(page, /Add card “Buy seeds”/).click();
  await expect(option(page, "Garden")).toBeVisible();
  await ann.network.cut();
  await option(page, "Garden").click();
  await expect(page.getByText(/“Buy seeds” was not added/)).toBeVisible();
  await ann.network.mend();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("“Buy seeds” is on Garden.")).toBeVisible();
});

for (const [name, size] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`is sound on a ${name} in ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...size, colorScheme });
      const board = await ann.newBoard("Garden", [["Rake the leaves"]]);
      await board.card("Rake the leaves").focus();
      await openPalette(board.page);
      await isSound(board.page);
      await board.page.keyboard.type("zzzz");
      await expect(option(board.page, /Add card “zzzz”/)).toBeVisible();
      await isSound(board.page);
    });
  }
}

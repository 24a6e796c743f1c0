import type { Locator, Page } from "@playwright/test";
import type { BoardPage } from "../board-page.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Cards that do not match are out of the way, not gone.

interface Content {
  readonly cards: readonly { id: string; title: string; columnId: string }[];
  readonly columns: readonly { id: string; title: string }[];
}

async function contentOf(person: Person, { boardId }: BoardPage): Promise<Content> {
  return (await person.call("GET", `/boards/${boardId}`)) as Content;
}

async function idOf(person: Person, board: BoardPage, title: string): Promise<string> {
  return (await contentOf(person, board)).cards.find((card) => card.title === title)?.id ?? "";
}

async function newLabel(person: Person, { boardId }: BoardPage, name: string, color = "red"): Promise<string> {
  return ((await person.call("POST", `/boards/${boardId}/labels`, { name, color })) as { id: string }).id;
}

/** The titles in a column, without what else stands on the cards. */
async function expectTitles(board: BoardPage, column: string, titles: readonly string[]): Promise<void> {
  await expect(board.column(column).locator(".card > [dir=auto]")).toHaveText(titles);
}

/** The titles of a column as the server has them. */
async function orderIn(person: Person, board: BoardPage, column: string): Promise<string[]> {
  const { columns } = await contentOf(person, board);
  const columnId = columns.find(({ title }) => title === column)?.id;
  const path = `/boards/${board.boardId}/cards?column=${columnId}`;
  const { items } = (await person.call("GET", path)) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}

const bar = (page: Page) => page.getByRole("search", { name: "Filter cards" });
const field = (page: Page) => bar(page).getByRole("textbox", { name: "Words of the title" });
const said = (page: Page, text: string) => expect(page.getByRole("log").filter({ hasText: text })).toBeAttached();

async function pick(page: Page, kind: string, ...names: readonly string[]): Promise<void> {
  await bar(page).getByRole("button", { name: kind }).click();
  for (const name of names) await page.getByRole("gridcell", { name, exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid")).toBeHidden();
}

async function expectCount(column: Locator, text: string): Promise<void> {
  await expect(column.getByRole("heading").locator("..")).toContainText(text);
}

const FRUIT = [["Green apples", "Ripe bananas", "Apple cake", "Café crème"], ["Apple juice"], ["Lemons"]];

test("with the keyboard alone: / and words, Enter into the cards, arrows over those that match, Esc twice", async ({
  person,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Food", FRUIT);
  const { page } = ann;
  await board.card("Ripe bananas").focus();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("APPLE");
  await board.expectIn("To do", ["Green apples", "Apple cake"]);
  await board.expectIn("Done", []);
  await expectCount(board.column("To do"), "2 of 4 cards shown");
  await expectCount(board.column("Done"), "0 of 1 card shown");
  await expect(board.column("Done")).toContainText("No card matches");
  await expect(bar(page)).toContainText("3 of 6");
  await said(page, "3 cards match");

  await page.keyboard.press("Enter");
  await expect(board.card("Green apples")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(board.card("Apple cake")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(board.card("Apple cake")).toBeFocused();
  await page.keyboard.press("Shift+L");
  await expect(board.card("Apple juice")).toBeFocused();

  // Opens again where it was, with what was typed taken as a whole.
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("creme cafe");
  await board.expectIn("To do", ["Café crème"]);
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue("");
  await board.expectIn("To do", FRUIT[0] ?? []);
  await said(page, "All cards are shown");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  await expect(board.card("Apple juice")).toBeFocused();
});

test("labels, people and due dates: any of each, all together, counted at the button", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Food", FRUIT);
  const { page } = ann;
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const [red, blue] = [await newLabel(ann, board, "Sweet"), await newLabel(ann, board, "Sour", "blue")];
  const put = async (title: string, what: string) => ann.call("PUT", `/cards/${await idOf(ann, board, title)}/${what}`);
  await put("Apple cake", `labels/${red}`);
  await put("Lemons", `labels/${blue}`);
  await put("Lemons", `assignees/${bob.userId}`);
  await put("Apple cake", `assignees/${ann.userId}`);
  await ann.call("PATCH", `/cards/${await idOf(ann, board, "Lemons")}`, { dueAt: "2026-01-01T12:00:00.000Z" });

  await page.getByRole("button", { name: "Filter cards", exact: true }).click();
  await expect(field(page)).toBeFocused();
  await pick(page, "Labels", "Sweet", "Sour");
  await expect(bar(page).getByRole("button", { name: "Labels" })).toBeFocused();
  await expectTitles(board, "To do", ["Apple cake"]);
  await expectTitles(board, "Done", ["Lemons"]);
  await expect(page.getByRole("button", { name: "Filter cards: 2 filters are on" })).toBeVisible();
  await pick(page, "People", "Me");
  await expectTitles(board, "Done", []);
  await expectTitles(board, "To do", ["Apple cake"]);
  await pick(page, "People", "Me", "Bob");
  await expectTitles(board, "Done", ["Lemons"]);
  await pick(page, "Due", "Overdue");
  await expectTitles(board, "To do", []);
  await expectTitles(board, "Done", ["Lemons"]);
  await pick(page, "Due", "Overdue", "Done");
  await expect(page.getByText("No card matches the filter.")).toBeVisible();
  // Once, and not in the row and beside the words.
  await expect(page.getByRole("button", { name: "Clear filter" })).toHaveCount(1);
  await bar(page).getByRole("button", { name: "Close the filter" }).click();
  await page
    .getByText("No card matches the filter.")
    .locator("..")
    .getByRole("button", { name: "Clear filter" })
    .click();
  await expectTitles(board, "To do", FRUIT[0] ?? []);
  await expect(page.getByText("No card matches the filter.")).toBeHidden();

  await page.locator("[data-filter-button]").click();
  await pick(page, "Labels", "No label");
  await expectTitles(board, "To do", ["Green apples", "Ripe bananas", "Café crème"]);
  await pick(page, "People", "Nobody");
  await bar(page).getByRole("button", { name: "Clear filter" }).click();
  await expect(field(page)).toBeFocused();
  await expectTitles(board, "Done", ["Lemons"]);
});

test("the filter lives in the address: a reload, back and forward, an open card, a link for who must sign in", async ({
  person,
  browser,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Food", FRUIT);
  const { page } = ann;
  await page.keyboard.press("/");
  await page.keyboard.type("apple");
  await expect(page).toHaveURL(/\?q=apple$/);
  await pick(page, "People", "Nobody");
  await expect(page).toHaveURL(/\?q=apple&people=none$/);
  await pick(page, "Labels", "No label");
  await expect(page).toHaveURL(/labels=none/);

  await page.goBack();
  await expect(page).toHaveURL(/\?q=apple&people=none$/);
  await expect(bar(page).getByRole("button", { name: "Labels" })).toHaveText("Labels");
  await page.goBack();
  await page.goBack();
  await board.expectIn("To do", FRUIT[0] ?? []);
  await expect(field(page)).toHaveValue("");
  await page.goForward();
  await board.expectIn("To do", ["Green apples", "Apple cake"]);

  await board.card("Apple cake").click();
  await expect(page).toHaveURL(/\/c\/.*\?q=apple$/);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/b\/[^/]*\?q=apple$/);
  await board.expectIn("To do", ["Green apples", "Apple cake"]);
  await page.reload();
  await board.expectIn("To do", ["Green apples", "Apple cake"]);
  await expect(field(page)).toHaveValue("apple");
  await expect(field(page)).not.toBeFocused();

  const address = new URL(page.url());
  const guest = await browser.newContext({ baseURL: address.origin, locale: "en-GB" });
  const other = await guest.newPage();
  await other.goto(address.pathname + address.search);
  await other.getByLabel("E-mail or username").fill(ann.email);
  await other.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await other.keyboard.press("Enter");
  await expect(field(other)).toHaveValue("apple");
  await guest.close();

  // Whatever somebody has written there: what cannot be read is left out.
  for (const search of ["?q[]=a&labels=%3Cb%3E,no&due=someday&people=7", "?q=%5B1%5D&due=%7B%7D&labels=nothing"]) {
    await page.goto(`/b/${board.boardId}${search}`);
    await board.isLoaded();
  }
  await page.goto(`/b/${board.boardId}?q=2026&due=someday`);
  await expect(field(page)).toHaveValue("2026");
  await expect(page.getByText("No card matches the filter.")).toBeVisible();
});

test("a card that is added while a filter is on stays in sight until the filter is another", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Food", FRUIT);
  const { page } = ann;
  await page.keyboard.press("/");
  await page.keyboard.type("apple");
  await board.expectIn("To do", ["Green apples", "Apple cake"]);
  await board.addCard("To do", "Pears", "Apple pie");
  await board.expectIn("To do", ["Green apples", "Apple cake", "Pears", "Apple pie"]);
  await board.isSaved();
  await field(page).fill("apples");
  await board.expectIn("To do", ["Green apples"]);
  await field(page).fill("");
  await board.expectIn("To do", [...(FRUIT[0] ?? []), "Pears", "Apple pie"]);
});

test("what is dragged or carried goes behind the card that is seen before it", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Order", [
    ["a1", "x1", "a2", "x2", "a3"],
    ["x3", "a4", "x4"],
  ]);
  const { page } = ann;
  await page.keyboard.press("/");
  await page.keyboard.type("a");
  await board.expectIn("To do", ["a1", "a2", "a3"]);
  await board.drag(board.card("a3"), board.card("a2"));
  await board.expectIn("To do", ["a1", "a3", "a2"]);
  await board.isSaved();
  await expect.poll(() => orderIn(ann, board, "To do")).toEqual(["a1", "a3", "x1", "a2", "x2"]);

  // Up and down again is no move: what is hidden beside it stays beside it.
  await board.card("a2").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await board.expectIn("In progress", ["a4", "a2"]);
  await board.isSaved();
  await expect.poll(() => orderIn(ann, board, "In progress")).toEqual(["x3", "a4", "a2", "x4"]);
  expect(await orderIn(ann, board, "To do")).toEqual(["a1", "a3", "x1", "x2"]);
});

test("a card that somebody else changes goes when it matches no more, but not out of the hands", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Food", FRUIT);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(anns.boardId);
  const rename = async (from: string, to: string) =>
    bob.call("PATCH", `/cards/${await idOf(bob, bobs, from)}`, { title: to });
  const { page } = ann;
  await page.keyboard.press("/");
  await page.keyboard.type("apple");
  await page.keyboard.press("Enter");
  await expect(anns.card("Green apples")).toBeFocused();
  await rename("Apple cake", "Plum cake");
  await anns.expectIn("To do", ["Green apples"]);
  await rename("Ripe bananas", "Pineapple");
  await anns.expectIn("To do", ["Green apples", "Pineapple"]);
  await rename("Green apples", "Green pears");
  await anns.expectIn("To do", ["Green pears", "Pineapple"]);
  await expect(anns.card("Green pears")).toBeFocused();
  // Nor while it is open, or in the hand.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await rename("Green pears", "Yellow pears");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(anns.card("Yellow pears")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(anns.card("Pineapple")).toBeFocused();
  await anns.expectIn("To do", ["Pineapple"]);
  await page.keyboard.press("Space");
  await rename("Pineapple", "Grapes");
  await expect(anns.card("Grapes")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await anns.expectIn("In progress", ["Grapes", "Apple juice"]);
  // For Bob nothing was ever hidden.
  await bobs.expectIn("To do", ["Yellow pears", "Plum cake", "Café crème"]);
});

test("the limit of a column counts the hidden cards too", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Food", FRUIT);
  const { columns } = await contentOf(ann, board);
  await ann.call("PATCH", `/columns/${columns[0]?.id}`, { wipLimit: 3 });
  await ann.page.keyboard.press("/");
  await ann.page.keyboard.type("cake");
  await expectCount(board.column("To do"), "1 of 4 cards shown");
  await expectCount(board.column("To do"), "Over its limit: 4 of 3 cards");
});

test("on a phone it is a sheet, and the board behind it follows", async ({ person }) => {
  const ann = await person("Ann", SIZES.phone);
  const board = await ann.newBoard("Food", FRUIT);
  const { page } = ann;
  await newLabel(ann, board, "Sweet");
  await page.getByRole("button", { name: "Filter cards", exact: true }).tap();
  const sheet = page.getByRole("dialog", { name: "Filter cards" });
  await expect(sheet).toBeVisible();
  await sheet.getByLabel("Words of the title").fill("apple");
  await expect(sheet.getByRole("button", { name: "Show 3 cards" })).toBeVisible();
  await sheet.getByText("No label", { exact: true }).tap();
  await expect(sheet.getByRole("checkbox", { name: "No label" })).toBeChecked();
  await sheet.getByText("Nobody", { exact: true }).tap();
  await sheet.getByText("No date", { exact: true }).tap();
  await sheet.getByRole("button", { name: "Show 3 cards" }).tap();
  await expect(sheet).toBeHidden();
  await board.expectIn("To do", ["Green apples", "Apple cake"]);
  await page.getByRole("button", { name: "Filter cards: 4 filters are on" }).tap();
  await sheet.getByRole("button", { name: "Clear filter" }).tap();
  await sheet.getByRole("button", { name: "Show 6 cards" }).tap();
  await board.expectIn("To do", FRUIT[0] ?? []);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`it is sound, also from right to left: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const board = await ann.newBoard("Food", FRUIT);
      const { page } = ann;
      for (const name of ["Sweet", "Sour and rather long for a label"]) await newLabel(ann, board, name);
      for (const dir of ["ltr", "rtl"]) {
        await page.goto(`/b/${board.boardId}?q=apple&labels=none&due=none,today`);
        await board.isLoaded();
        await page.evaluate((to) => {
          document.documentElement.dir = to;
        }, dir);
        await isSound(page);
        if (size === "phone") {
          await page.getByRole("button", { name: /^Filter cards/ }).tap();
          await expect(page.getByRole("dialog", { name: "Filter cards" })).toBeVisible();
        } else {
          await bar(page).getByRole("button", { name: "Labels" }).click();
          await expect(page.getByRole("grid")).toBeVisible();
        }
        await isSound(page);
      }
      await page.goto(`/b/${board.boardId}?q=nothing+of+that+kind`);
      await expect(page.getByText("No card matches the filter.")).toBeVisible();
      await isSound(page);
    });
  }
}

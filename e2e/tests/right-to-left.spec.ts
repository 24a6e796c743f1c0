import type { Locator, Page } from "@playwright/test";
import type { BoardPage } from "../board-page.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";
import { newNote, newSubject, openNote } from "../subject-page.ts";

// No language here is written from right to left yet: the page is turned from outside, as one would turn it.

async function turned(person: Person): Promise<void> {
  await person.page.addInitScript(() => {
    const turn = () => {
      if (document.documentElement && document.documentElement.dir !== "rtl") document.documentElement.dir = "rtl";
    };
    new MutationObserver(turn).observe(document, { subtree: true, childList: true, attributeFilter: ["dir"] });
  });
}

async function turnedBoard(ann: Person): Promise<BoardPage> {
  await turned(ann);
  const board = await ann.newBoard("Plans", [["One", "Two"], ["Three"]]);
  await expect(ann.page.locator("html")).toHaveAttribute("dir", "rtl");
  return board;
}

async function leftOf(what: Locator): Promise<number> {
  return (await what.boundingBox())?.x ?? Number.NaN;
}

/** The columns as they stand on the screen, from the left. */
async function columnsOf(page: Page): Promise<string[]> {
  const columns = await page.getByRole("main").getByRole("region").all();
  const placed = await Promise.all(
    columns.map(async (column) => ({ x: await leftOf(column), title: await column.getByRole("heading").innerText() })),
  );
  return placed.toSorted((a, b) => a.x - b.x).map(({ title }) => title.trim());
}

test("columns begin at the right, and arrows go where they point", async ({ person }) => {
  const ann = await person("Ann");
  const board = await turnedBoard(ann);
  const { page } = ann;
  expect(await columnsOf(page)).toEqual(["Done", "In progress", "To do"]);
  await board.card("One").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(board.card("Three")).toBeFocused();
  await page.keyboard.press("Shift+L");
  await expect(board.card("One")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await board.expectIn("In progress", ["One", "Three"]);

  await page.getByRole("button", { name: "Menu of To do" }).click();
  await expect(page.getByRole("menuitem", { name: "Move right" })).toBeDisabled();
  await page.getByRole("menuitem", { name: "Move left" }).click();
  await expect.poll(() => columnsOf(page)).toEqual(["Done", "To do", "In progress"]);
});

test("cards and columns are dragged to where they are dropped", async ({ person }) => {
  const ann = await person("Ann");
  const board = await turnedBoard(ann);
  await board.drag(board.card("Two"), board.card("Three"), "top");
  await board.expectIn("In progress", ["Two", "Three"]);
  const head = board.column("To do").getByRole("heading");
  await board.drag(head, board.column("Done").getByRole("heading"));
  await expect.poll(() => columnsOf(ann.page)).toEqual(["To do", "Done", "In progress"]);
  await board.isSaved();
});

test("a board of many columns scrolls to the left, and to the one that has the focus", async ({ person }) => {
  const ann = await person("Ann");
  const board = await turnedBoard(ann);
  for (let count = 0; count < 9; count++) {
    await ann.call("POST", `/boards/${board.boardId}/columns`, { title: `Column ${count}` });
  }
  await ann.page.reload();
  await board.isLoaded();
  await board.card("One").focus();
  await ann.page.keyboard.press("ArrowUp");
  for (let count = 0; count < 11; count++) await ann.page.keyboard.press("ArrowLeft");
  const last = board.column("Column 8");
  await expect(last.getByRole("button", { name: "Column 8", exact: true })).toBeFocused();
  await expect.poll(() => leftOf(last)).toBeGreaterThanOrEqual(0);
});

test("a title runs as its words do, whichever way the page does", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "שלום, עולם!"]]);
  const runs = (title: string) =>
    board
      .card(title)
      .getByText(title)
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await runs("One")).toBe("ltr");
  expect(await runs("שלום, עולם!")).toBe("rtl");
  await board.card("שלום, עולם!").click();
  const title = ann.page.getByRole("dialog").getByRole("button", { name: "שלום, עולם!" });
  expect(await title.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
});

for (const [size, device] of Object.entries(SIZES)) {
  test(`nothing is wider than the screen, and axe finds nothing: ${size}`, async ({ person }) => {
    const ann = await person("Ann", device);
    const board = await turnedBoard(ann);
    const { page } = ann;
    await isSound(page);
    await board.card("One").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await isSound(page);
    for (const path of ["/", "/tasks", "/settings/profile", "/settings/language", "/settings/tokens"]) {
      await page.goto(path);
      await expect(page.getByRole("button", { name: "Account of Ann" })).toBeVisible();
      await isSound(page);
    }
  });
}

test("a card's marks run from the right, and its pickers begin where it does", async ({ person }) => {
  const ann = await person("Ann");
  const board = await turnedBoard(ann);
  const { page } = ann;
  await board.card("One").focus();
  await page.keyboard.press("l");
  const picker = page.getByRole("dialog", { name: "Labels" });
  await page.getByRole("combobox").fill("תווית");
  await page.keyboard.press("Enter");
  const front = page.locator("[data-card]").filter({ hasText: "One" });
  const [card, chip, popup] = await Promise.all(
    [front, front.locator(".label-chip"), picker].map((each) => each.boundingBox()),
  );
  const endOf = (box: typeof card) => (box?.x ?? 0) + (box?.width ?? 0);
  expect(endOf(card) - endOf(chip)).toBeLessThan(20);
  expect(Math.abs(endOf(card) - endOf(popup))).toBeLessThan(10);
  await isSound(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await page.getByRole("button", { name: "Today" }).click();
  await board.card("One").click();
  await expect(page.getByRole("dialog").getByRole("group", { name: "Dates" })).toContainText("today");
  await isSound(page);
});

test("what happened reads from the right, with names that run as they do", async ({ person }) => {
  const ann = await person("Ann");
  const board = await turnedBoard(ann);
  const { page } = ann;
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string }[] };
  await ann.call("PATCH", `/cards/${cards[0]?.id}`, { title: "תפוחים", description: "One\nTwo" });
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Activity" }).click();
  const feed = page.getByRole("dialog", { name: "Activity" });
  // The avatar stands at the right, and the English sentence runs from left to right.
  const said = feed.locator("li > div > p").filter({ hasText: "edited" });
  const [who, card, time] = await Promise.all(
    [said.getByText("Ann", { exact: true }), said.getByRole("link"), said.locator("time")].map(leftOf),
  );
  expect([who, card, time].map(Number.isFinite)).toEqual([true, true, true]);
  expect(who).toBeLessThan(card ?? 0);
  expect(time).toBeLessThan(who ?? 0);
  await feed.getByRole("button", { name: "See the change" }).click();
  await expect(feed.getByRole("region", { name: "Changes" })).toBeVisible();
  expect(await leftOf(feed.locator("li > .painted").first())).toBeGreaterThan(await leftOf(said));
  await isSound(page);
});

for (const [size, device] of Object.entries(SIZES)) {
  test(`subjects and their documents run from the right: ${size}`, async ({ person }) => {
    const ann = await person("Ann", device);
    await turned(ann);
    const { page } = ann;
    const subject = await newSubject(ann, "Garden", { color: "green", description: "Beans" });
    const id = await newNote(ann, subject.subjectId, "Sowing", "# May\n- beans");
    await expect(subject.row("Sowing")).toBeVisible();
    await isSound(page);
    const icon = await leftOf(subject.row("Sowing").locator(".thumbnail"));
    expect(icon).toBeGreaterThan(await leftOf(subject.row("Sowing").getByText("Sowing")));
    await openNote(page, subject.subjectId, id);
    await isSound(page);
    await page.goto("/subjects");
    const tile = page.getByRole("main").getByRole("link", { name: "Garden" });
    await expect(tile).toBeVisible();
    expect(await leftOf(tile.locator("[data-color]"))).toBeGreaterThan(await leftOf(tile.getByText("Garden")));
    await isSound(page);
  });
}

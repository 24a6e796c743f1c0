import type { Locator } from "@playwright/test";
import type { BoardPage } from "../board-page.ts";
import { expect, test } from "../fixtures.ts";
import { isSound } from "../sound.ts";

// Many cards by hand: drawn over with the mouse, carried together, deleted together.

interface Point {
  readonly x: number;
  readonly y: number;
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return box;
}

async function drawTo({ page }: BoardPage, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y - 8, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
}

const selected = ({ page }: BoardPage) => page.locator("[data-selected]");
const barOf = ({ page }: BoardPage) => page.getByRole("region", { name: "Selected cards" });

/** A place on the ground under a column. */
async function under(board: BoardPage, column: string): Promise<Point> {
  const box = await boxOf(board.column(column));
  return { x: box.x + 40, y: box.y + box.height + 40 };
}

test("a box that is drawn with the mouse selects what it touches, and Escape gives it up", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"], ["Four"], ["Five"]]);
  const { page } = ann;
  const bar = barOf(board);
  const ground = await under(board, "To do");
  const two = await boxOf(board.card("Two"));
  const four = await boxOf(board.card("Four"));

  await drawTo(board, ground, { x: two.x + two.width - 20, y: two.y + two.height - 4 });
  await expect(selected(board)).toHaveText(["Two", "Three"]);
  await page.mouse.move(two.x + two.width - 20, two.y + two.height + 30, { steps: 2 });
  await expect(selected(board)).toHaveText(["Three"]);
  await page.mouse.move(four.x + 20, four.y + 10, { steps: 4 });
  await expect(selected(board)).toHaveText(["One", "Two", "Three", "Four"]);
  await isSound(page);
  await page.mouse.up();
  await expect(bar.getByText("4 selected")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");

  // With Shift those that are selected stay so; without, they are let go.
  const lone = await under(board, "Done");
  const five = await boxOf(board.card("Five"));
  await page.keyboard.down("Shift");
  await drawTo(board, lone, { x: five.x + 60, y: five.y + 20 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(bar.getByText("5 selected")).toBeVisible();
  await drawTo(board, lone, { x: five.x + 60, y: five.y + 20 });
  await expect(bar.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(bar.getByText("5 selected")).toBeVisible();
  await page.mouse.click(lone.x, lone.y);
  await expect(bar).toBeHidden();
});

test("a box goes on while its column scrolls under it", async ({ person }) => {
  const ann = await person("Ann");
  const many = Array.from({ length: 60 }, (_, place) => `Card ${place + 1}`);
  const board = await ann.newBoard("Plans", [many, ["Other"]]);
  const { page } = ann;
  const third = await boxOf(board.card("Card 3"));
  const list = board.column("To do").getByRole("list", { name: "Cards in To do" });
  const frame = await boxOf(list.locator(".."));
  // On the strip between the cards and the column's edge, and into the cards.
  const from = { x: third.x - 4, y: third.y + 20 };
  await drawTo(board, from, { x: third.x + 80, y: frame.y + frame.height - 3 });
  await expect(board.card("Card 40")).toHaveAttribute("data-selected");
  await page.mouse.move(third.x + 80, frame.y + frame.height / 2, { steps: 3 });
  await page.mouse.up();
  // From the first one on, though that is not rendered any more.
  const count = Number(
    (
      await barOf(board)
        .getByText(/selected$/)
        .innerText()
    ).split(" ")[0],
  );
  expect(count).toBeGreaterThan(25);
  await page.keyboard.press("Delete");
  await expect(page.getByText(`${count} cards are in the trash`)).toBeVisible();
  await expect(board.card("Card 2")).toHaveCount(1);
  await expect(board.card("Card 3")).toHaveCount(0);
});

test("who may only look on draws no box", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One", "Two"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  const one = await boxOf(seen.card("One"));
  await drawTo(seen, await under(seen, "To do"), { x: one.x + 60, y: one.y + 10 });
  await expect(selected(seen)).toHaveCount(0);
  await bob.page.mouse.up();
});

test("a drag of one of the selected cards carries all of them, in their order, and is taken back in one", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [
    ["One", "Two", "Three", "Four"],
    ["Five", "Six"],
  ]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  await board.card("Six").focus();
  await page.keyboard.press("x");
  await board.card("One").click();
  await board.card("Three").click();
  await expect(barOf(board).getByText("3 selected")).toBeVisible();

  await board.pickUp(board.card("Three"));
  await expect(page.locator(".held .carry-count")).toHaveText("3");
  await board.carryOver(board.card("Five"), "top");
  // While they are carried they are in their columns no more, but for the place that they would take.
  await board.expectIn("To do", ["Two", "Four"]);
  await page.mouse.up();
  const offer = page.getByRole("button", { name: "Undo", exact: true });
  await expect(page.getByText("3 cards moved to “In progress”")).toBeVisible();
  // What offers to take it back does not lie on the bar.
  const bar = await boxOf(barOf(board));
  await expect.poll(async () => (await boxOf(offer)).y + (await boxOf(offer)).height).toBeLessThan(bar.y);
  await board.expectIn("In progress", ["One", "Three", "Six", "Five"]);
  await seen.expectIn("In progress", ["One", "Three", "Six", "Five"]);
  await seen.expectIn("To do", ["Two", "Four"]);
  await page.keyboard.press("ControlOrMeta+z");
  await seen.expectIn("To do", ["One", "Two", "Three", "Four"]);
  await board.expectIn("In progress", ["Five", "Six"]);

  // One that is not selected goes alone.
  await board.drag(board.card("Two"), board.card("Five"), "top");
  await board.expectIn("In progress", ["Two", "Five", "Six"]);
  await board.isSaved();
});

test("Space on a selected card carries all by keys; Escape puts them back", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"], ["Four"]]);
  const { page } = ann;
  const { keyboard } = page;
  await board.card("One").focus();
  await keyboard.press("x");
  await keyboard.press("Shift+ArrowDown");
  await expect(board.card("Two")).toBeFocused();
  await keyboard.press("Space");
  await expect(page.getByText("Picked up 2 cards.")).toBeAttached();
  await expect(page.locator(".carry-count")).toHaveText("2");
  await board.expectIn("To do", ["Two", "Three"]);
  await keyboard.press("ArrowRight");
  await expect(page.getByText("In progress, from place 1")).toBeAttached();
  await isSound(page);
  await keyboard.press("Escape");
  await board.expectIn("To do", ["One", "Two", "Three"]);
  await expect(board.card("Two")).toBeFocused();
  await keyboard.press("Space");
  await keyboard.press("ArrowRight");
  await expect(board.column("In progress").getByRole("link", { name: "Two", exact: true })).toBeFocused();
  await keyboard.press("ArrowDown");
  await keyboard.press("Space");
  await board.expectIn("In progress", ["Four", "One", "Two"]);
  await board.expectIn("To do", ["Three"]);
  await keyboard.press("ControlOrMeta+z");
  await board.expectIn("To do", ["One", "Two", "Three"]);
  await board.isSaved();
});

test("a carried card that somebody takes away leaves the others in the hand", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"], ["Four"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  const { keyboard } = ann.page;
  await board.card("One").focus();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.press("Space");
  await expect(ann.page.locator(".carry-count")).toHaveText("3");
  await seen.card("Two").focus();
  await bob.page.keyboard.press("#");
  await expect(ann.page.locator(".carry-count")).toHaveText("2");
  await keyboard.press("ArrowRight");
  await keyboard.press("Space");
  await seen.expectIn("In progress", ["One", "Three", "Four"]);
  await board.isSaved();
});

test("Delete puts all selected cards into the trash in one, and one undo has them back", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  await board.card("One").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(board.card("Two")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(page.getByText("2 cards are in the trash")).toBeVisible();
  await expect(barOf(board)).toBeHidden();
  await seen.expectIn("To do", ["Three"]);
  await page.keyboard.press("ControlOrMeta+z");
  await seen.expectIn("To do", ["One", "Two", "Three"]);
  await board.expectIn("To do", ["One", "Two", "Three"]);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await seen.expectIn("To do", ["Three"]);
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Archive and trash" }).click();
  await page.getByRole("button", { name: "Deleted" }).click();
  await expect(page.getByRole("dialog").getByText("One", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog").getByText("Two", { exact: true })).toBeVisible();
});

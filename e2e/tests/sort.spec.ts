import { expect, test } from "../fixtures.ts";

// The cards of a column, put in order at one stroke.

test("a column is sorted with the keyboard, others see it, and it is taken back", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["Pears", "apples", "Card 10", "Card 9"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "viewer" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  await board.column("To do").getByRole("button", { name: "Menu of To do" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Sort by title" }).press("Enter");
  const sorted = ["apples", "Card 9", "Card 10", "Pears"];
  await board.expectIn("To do", sorted);
  await seen.expectIn("To do", sorted);
  await page.keyboard.press("Control+z");
  await board.expectIn("To do", ["Pears", "apples", "Card 10", "Card 9"]);
  await seen.expectIn("To do", ["Pears", "apples", "Card 10", "Card 9"]);

  await board.column("To do").getByRole("button", { name: "Menu of To do" }).click();
  await page.getByRole("menuitem", { name: "Newest first" }).click();
  await board.expectIn("To do", ["Card 9", "Card 10", "apples", "Pears"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await board.expectIn("To do", ["Pears", "apples", "Card 10", "Card 9"]);
});

test("a column of one card is offered no sorting", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  await board.column("To do").getByRole("button", { name: "Menu of To do" }).click();
  await expect(ann.page.getByRole("menuitem", { name: "Rename column" })).toBeVisible();
  await expect(ann.page.getByRole("menuitem", { name: "Sort by title" })).toBeHidden();
});

import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Many cards at once.

test("cards are selected by keys, moved, labelled and archived together, and each is taken back in one", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three", "Four"], ["Five"]]);
  await ann.call("POST", `/boards/${board.boardId}/labels`, { name: "Bug", color: "red" });
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "editor" });
  const seen = await bob.open(board.boardId);
  const { page } = ann;
  const { keyboard } = page;
  const bar = page.getByRole("region", { name: "Selected cards" });

  await board.card("One").focus();
  await keyboard.press("x");
  await expect(bar.getByText("1 selected")).toBeVisible();
  await expect(board.card("One")).toHaveAccessibleDescription(/^Selected\./);
  await keyboard.press("Shift+ArrowDown");
  await expect(board.card("Two")).toBeFocused();
  await keyboard.press("Shift+ArrowDown");
  await expect(board.card("Three")).toBeFocused();
  await expect(bar.getByText("3 selected")).toBeVisible();
  await keyboard.press("Shift+ArrowUp");
  await expect(board.card("Two")).toBeFocused();
  await expect(bar.getByText("2 selected")).toBeVisible();

  await keyboard.press("m");
  await expect(page.getByRole("combobox", { name: "Find a column" })).toBeFocused();
  await keyboard.type("prog");
  await keyboard.press("Enter");
  await expect(page.getByText("2 cards moved to “In progress”")).toBeVisible();
  await board.expectIn("In progress", ["Five", "One", "Two"]);
  await seen.expectIn("In progress", ["Five", "One", "Two"]);
  await expect(bar.getByText("2 selected")).toBeVisible();

  await bar.getByRole("button", { name: "Labels…" }).click();
  await expect(page.getByRole("combobox")).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  const labelled = seen.column("In progress").locator("[data-card]").filter({ hasText: "Bug" });
  await expect(labelled).toHaveCount(2);
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(labelled).toHaveCount(0);

  // Somebody takes one away: it leaves the selection.
  await seen.card("One").focus();
  await seen.page.keyboard.press("#");
  await expect(bar.getByText("1 selected")).toBeVisible();
  await board.card("Two").focus();
  await keyboard.press("ControlOrMeta+a");
  await expect(bar.getByText("2 selected")).toBeVisible();
  await keyboard.press("#");
  await expect(page.getByText("2 cards are archived")).toBeVisible();
  await expect(bar).toBeHidden();
  await board.expectIn("In progress", []);
  await page.getByRole("button", { name: "Undo" }).click();
  await board.expectIn("In progress", ["Five", "Two"]);
  await seen.expectIn("In progress", ["Five", "Two"]);
  await keyboard.press("ControlOrMeta+z");
  await board.expectIn("To do", ["Two", "Three", "Four"]);
  await board.isSaved();
});

test("Escape lets go of the selection, and the column's menu moves all its cards", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"]]);
  const { page } = ann;
  const bar = page.getByRole("region", { name: "Selected cards" });
  await board.card("One").focus();
  await page.keyboard.press("x");
  await board.card("Three").click();
  await expect(bar.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.getByRole("button", { name: "Menu of To do" }).click();
  await page.getByRole("menuitem", { name: "Move all cards…" }).click();
  await expect(page.getByRole("combobox", { name: "Find a column" })).toBeFocused();
  await page.getByRole("gridcell", { name: "Done" }).click();
  await board.expectIn("Done", ["One", "Two", "Three"]);
  await board.isSaved();
});

test("on a phone a card is selected from its page, and a tap takes another", async ({ person }) => {
  const ann = await person("Ann", SIZES.phone);
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"]]);
  const { page } = ann;
  await board.card("One").tap();
  await page.getByRole("dialog").getByRole("button", { name: "Select" }).tap();
  await expect(page.getByRole("dialog")).toBeHidden();
  await board.card("Two").tap();
  const bar = page.getByRole("region", { name: "Selected cards" });
  await expect(bar.getByText("2 selected")).toBeVisible();
  await bar.getByRole("button", { name: "Archive" }).tap();
  await board.expectIn("To do", ["Three"]);
  await board.isSavedQuietly();
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing while cards are selected, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({
      person,
    }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const board = await ann.newBoard("Plans", [["One", "Two", "Three"], ["Four"]]);
      const { page } = ann;
      await board.card("One").focus();
      await page.keyboard.press("x");
      await page.keyboard.press("Shift+ArrowDown");
      await expect(page.getByRole("region", { name: "Selected cards" }).getByText("2 selected")).toBeVisible();
      await isSound(page);
      await page.keyboard.press("m");
      await expect(page.getByRole("gridcell", { name: "Done" })).toBeVisible();
      await isSound(page);
    });
  }
}

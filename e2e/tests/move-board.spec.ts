import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// A card goes to another board: chosen, told before what stays behind, seen on both, and taken back.

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Move card to…", exact: true });
const copyOf = (page: Page) => page.getByRole("dialog", { name: "Copy card", exact: true });

/** Ann has two boards with a label that is on both, and one that is on the first alone; Bob is on the first, Cleo on the second. */
async function scene(person: Parameters<Parameters<typeof test>[2]>[0]["person"]) {
  const [ann, bob, cleo] = [await person("Ann"), await person("Bob"), await person("Cleo")];
  const there = await ann.newBoard("Work", [["One"], ["Two"]]);
  const here = await ann.newBoard("Plans", [["Feast", "Last"]]);
  await ann.call("PUT", `/boards/${here.boardId}/users/${bob.userId}`, { role: "editor" });
  await ann.call("PUT", `/boards/${there.boardId}/users/${cleo.userId}`, { role: "editor" });
  const label = async (boardId: string, name: string, color: string) =>
    ((await ann.call("POST", `/boards/${boardId}/labels`, { name, color })) as { id: string }).id;
  const [bug, wish] = [await label(here.boardId, "Bug", "red"), await label(here.boardId, "Wish", "green")];
  await label(there.boardId, "Bug", "red");
  const cardId = (await here.card("Feast").getAttribute("data-card")) ?? "";
  for (const labelId of [bug, wish]) await ann.call("PUT", `/cards/${cardId}/labels/${labelId}`);
  await ann.call("PUT", `/cards/${cardId}/assignees/${bob.userId}`);
  await ann.call("PUT", `/cards/${cardId}/assignees/${ann.userId}`);
  await bob.call("POST", `/cards/${cardId}/comments`, { text: "Looking forward" });
  return { ann, bob, cleo, here, there, cardId };
}

/** Chooses a board by its name in an open dialog, by keys alone. */
async function chooseBoard(page: Page, from: string, to: string) {
  await page.getByRole("button", { name: `Board ${from}`, exact: true }).press("Enter");
  await expect(page.getByRole("combobox", { name: "Find a board" })).toBeFocused();
  await expect(page.getByRole("gridcell", { name: to, exact: true })).toBeVisible();
  await page.keyboard.type(to);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Board ${to}`, exact: true })).toBeFocused();
}

test("by keys alone a card goes to another board, both see it at once, and Undo brings all of it back", async ({
  person,
}) => {
  const { ann, bob, cleo, here, there, cardId } = await scene(person);
  const bobs = await bob.open(here.boardId);
  const cleos = await cleo.open(there.boardId);
  const { page } = ann;
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("m");
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  await chooseBoard(page, "Plans", "Work");
  await expect(dialog.getByText("These labels stay behind")).toBeVisible();
  await expect(dialog.getByText("Wish", { exact: true })).toBeVisible();
  await expect(dialog.getByText("Bug", { exact: true })).toBeHidden();
  await expect(dialog.getByText("These people aren’t on that board")).toBeVisible();
  await expect(dialog.getByText("Bob", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "To do" })).toBeChecked();
  await dialog.getByLabel("Place").selectOption("0");
  await dialog.getByLabel("Place").press("Enter");
  await dialog.getByRole("button", { name: "Move card", exact: true }).click();
  await expect(dialog).toBeHidden();
  await here.expectIn("To do", ["Last"]);
  await bobs.expectIn("To do", ["Last"]);
  await expect(cleo.page.locator(`[data-card="${cardId}"]`)).toBeVisible();
  await expect
    .poll(async () => (await cleos.titlesIn("To do")).map((title) => title.split("\n").includes("Feast")))
    .toEqual([true, false]);
  await here.isSaved();
  expect(await ann.call("GET", `/cards/${cardId}`)).toMatchObject({
    boardId: there.boardId,
    assigneeIds: [ann.userId],
    commentCount: 1,
  });
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.locator(`[data-card="${cardId}"]`)).toBeVisible();
  await cleos.expectIn("To do", ["One"]);
  const back = (await ann.call("GET", `/cards/${cardId}`)) as { labelIds: string[]; assigneeIds: string[] };
  expect([back.labelIds.length, back.assigneeIds.toSorted()]).toEqual([2, [ann.userId, bob.userId].toSorted()]);
  await here.isSaved();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await here.expectIn("To do", ["Last"]);
  await expect(cleo.page.locator(`[data-card="${cardId}"]`)).toBeVisible();
});

test("who has the card open is told where it went, and who comes by an old link is taken there", async ({ person }) => {
  const { ann, bob, cleo, here, there, cardId } = await scene(person);
  await ann.call("PUT", `/boards/${here.boardId}/users/${cleo.userId}`, { role: "viewer" });
  for (const { page } of [bob, cleo]) await page.goto(`/b/${here.boardId}/c/${cardId}`);
  for (const { page } of [bob, cleo]) await expect(page.getByRole("dialog")).toContainText("Looking forward");
  await ann.call("PATCH", `/cards/${cardId}`, { boardId: there.boardId });
  await expect(bob.page.getByRole("dialog")).toContainText("Ann moved it to a board that you aren’t on.");
  await expect(cleo.page.getByRole("dialog")).toContainText("Ann moved it to “Work”.");
  await cleo.page.getByRole("link", { name: "Open it there" }).click();
  await expect(cleo.page).toHaveURL(new RegExp(`/b/${there.boardId}/c/${cardId}$`));
  await expect(cleo.page.getByRole("dialog")).toContainText("Looking forward");
  await ann.page.goto(`/b/${here.boardId}/c/${cardId}`);
  await expect(ann.page).toHaveURL(new RegExp(`/b/${there.boardId}/c/${cardId}$`));
  await ann.call("DELETE", `/boards/${here.boardId}`);
  await cleo.page.goto(`/b/${here.boardId}/c/${cardId}`);
  await expect(cleo.page).toHaveURL(new RegExp(`/b/${there.boardId}/c/${cardId}$`));
  await cleo.page.getByRole("button", { name: "Activity" }).click();
  await expect(cleo.page.getByRole("dialog")).toContainText("Ann moved this card here from another board");
});

test("Undo says why where somebody has changed the card on the other board", async ({ person }) => {
  const { ann, cleo, here, there, cardId } = await scene(person);
  const { page } = ann;
  await page.goto(`/b/${here.boardId}/c/${cardId}`);
  await page.getByRole("button", { name: /^Move card:/ }).click();
  await chooseBoard(page, "Plans", "Work");
  await dialogOf(page).getByRole("button", { name: "Move card", exact: true }).click();
  await expect(page.getByText("“Feast” moved to “Work”")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/b/${here.boardId}$`));
  await here.isSaved();
  await cleo.call("PATCH", `/cards/${cardId}`, { title: "Party" });
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("button", { name: /not accepted/i })).toBeVisible();
  await page.getByRole("button", { name: /not accepted/i }).click();
  await expect(page.getByText("Taking back the move of a card to another board")).toBeVisible();
  await expect(page.getByText("Somebody changed it first.")).toBeVisible();
  expect(await ann.call("GET", `/cards/${cardId}`)).toMatchObject({ boardId: there.boardId, title: "Party" });
});

test("a card is copied to another board, for those of its people who are there, and the copy taken back", async ({
  person,
}) => {
  const { ann, cleo, here, there } = await scene(person);
  const cleos = await cleo.open(there.boardId);
  const { page } = ann;
  await page.reload();
  await page.locator("[data-card]").first().focus();
  await page.keyboard.press("y");
  const dialog = copyOf(page);
  await expect(dialog.getByLabel("Title of the copy")).toBeFocused();
  await chooseBoard(page, "Plans", "Work");
  await expect(dialog.getByText("These labels stay behind")).toBeVisible();
  await expect(dialog.getByText("These people aren’t on that board")).toBeHidden();
  await dialog.getByRole("checkbox", { name: "For the same people" }).check();
  await expect(dialog.getByText("These people aren’t on that board")).toBeVisible();
  await dialog.getByRole("button", { name: "Copy card", exact: true }).click();
  await expect(page.getByText("“Feast” is copied to “Work”")).toBeVisible();
  await expect(cleo.page.locator("[data-card]", { hasText: "Feast" })).toBeVisible();
  const { items } = (await ann.call("GET", `/boards/${there.boardId}/cards`)) as {
    items: { title: string; assigneeIds: string[] }[];
  };
  expect(items.find(({ title }) => title === "Feast")?.assigneeIds).toEqual([ann.userId]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await cleos.expectIn("To do", ["One"]);
  expect((await here.titlesIn("To do")).length).toBe(2);
});

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing, and nothing is wider than the screen: ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...device, colorScheme });
      const bob = await person("Bob");
      await ann.newBoard(`Work ${"x".repeat(60)}`, [["One"], ["Two"]]);
      const here = await ann.newBoard("Plans", [["Feast"]]);
      await ann.call("PUT", `/boards/${here.boardId}/users/${bob.userId}`, { role: "editor" });
      const cardId = (await ann.page.locator("[data-card]").first().getAttribute("data-card")) ?? "";
      const { id } = (await ann.call("POST", `/boards/${here.boardId}/labels`, { name: "Wish", color: "green" })) as {
        id: string;
      };
      await ann.call("PUT", `/cards/${cardId}/labels/${id}`);
      await ann.call("PUT", `/cards/${cardId}/assignees/${bob.userId}`);
      const { page } = ann;
      await page.goto(`/b/${here.boardId}/c/${cardId}`);
      await page.getByRole("button", { name: /^Move card:/ }).click();
      await page.getByRole("button", { name: "Board Plans", exact: true }).click();
      await expect(page.getByRole("gridcell", { name: /^Work/ })).toBeVisible();
      await isSound(page);
      await page.getByRole("gridcell", { name: /^Work/ }).click();
      await expect(page.getByText("These labels stay behind")).toBeVisible();
      await isSound(page);
      await dialogOf(page).getByRole("button", { name: "Move card", exact: true }).click();
      await expect(dialogOf(page)).toBeHidden();
    });
  }
}

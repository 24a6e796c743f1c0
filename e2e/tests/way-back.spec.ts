import { expect, test } from "../fixtures.ts";
import { isSound } from "../sound.ts";

// Ways back to what one had: a deleted item from the activity of its card, and a filter behind a link.

test("a deleted checklist item is had back from its card's activity, long after", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Feast"]]);
  const { page } = ann;
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string }[] };
  const list = (await ann.call("POST", `/cards/${cards[0]?.id}/checklists`, { title: "Shopping" })) as { id: string };
  const milk = (await ann.call("POST", `/checklists/${list.id}/items`, { text: "Milk" })) as { id: string };
  await ann.call("POST", `/checklists/${list.id}/items`, { text: "Bread" });
  await ann.call("DELETE", `/checklist-items/${milk.id}`);
  await board.card("Feast").click();
  const card = page.getByRole("dialog", { name: "Feast", exact: true });
  await expect(card.getByRole("checkbox", { name: "Bread" })).toBeVisible();
  await card.getByRole("button", { name: "Activity" }).click();
  const restore = card.getByRole("button", { name: "Restore Milk" });
  await expect(restore).toBeVisible();
  await isSound(page);
  await restore.click();
  await expect(card.getByRole("checkbox", { name: "Milk" })).toBeVisible();
  await expect(restore).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(card.getByRole("checkbox", { name: "Milk" })).toBeHidden();
  await expect(restore.first()).toBeVisible();
});

test("a link from one card to another leaves the board's filter as it is", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Apples", "Pears", "Plums"]]);
  const { page } = ann;
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string }[] };
  const [apples = "", pears = ""] = cards.map(({ id }) => id);
  const path = `/b/${board.boardId}/c/${pears}`;
  await ann.call("PATCH", `/cards/${apples}`, { description: `See [the other](${path}).` });
  await page.goto(`/b/${board.boardId}/c/${apples}?q=p&people=none`);
  await page.getByRole("link", { name: "the other" }).click();
  await expect(page.getByRole("dialog", { name: "Pears", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/c\/.*q=p/);
});

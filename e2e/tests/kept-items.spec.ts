import type { Page } from "@playwright/test";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// The text of a checklist item that two people change at once.

async function pairAt(ann: Person, ben: Person) {
  const board = await ann.newBoard("Plans", [["Feast"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${ben.userId}`, { role: "editor" });
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string }[] };
  const cardId = cards[0]?.id ?? "";
  const list = (await ann.call("POST", `/cards/${cardId}/checklists`, { title: "Shopping" })) as { id: string };
  await ann.call("POST", `/checklists/${list.id}/items`, { text: "Milk" });
  const path = `/b/${board.boardId}/c/${cardId}`;
  for (const { page } of [ann, ben]) {
    await page.goto(path);
    await expect(textOn(page, "Milk")).toBeVisible();
  }
  return path;
}

const cardOn = (page: Page) => page.getByRole("dialog", { name: "Feast", exact: true });
const textOn = (page: Page, text: string) => cardOn(page).getByRole("button", { name: text, exact: true });
const fieldOn = (page: Page) => cardOn(page).getByRole("textbox", { name: "Text of the item" });

async function edit(page: Page, text: string): Promise<void> {
  await textOn(page, text).click();
  await expect(fieldOn(page)).toBeFocused();
}

test("of two texts of an item the later stands; the other is kept, shown to both, and can be put back", async ({
  person,
}) => {
  const [ann, ben] = [await person("Ann"), await person("Ben", SIZES.phone)];
  const path = await pairAt(ann, ben);
  await edit(ann.page, "Milk");
  await fieldOn(ann.page).fill("Oat milk");
  await edit(ben.page, "Milk");
  await fieldOn(ben.page).fill("Two litres of milk");
  await fieldOn(ben.page).press("Enter");
  await expect(
    cardOn(ann.page).getByText("Somebody gave it another text meanwhile: “Two litres of milk”."),
  ).toBeVisible();
  await isSound(ann.page);
  await fieldOn(ann.page).press("Enter");

  const told = cardOn(ben.page).getByRole("status").filter({ hasText: "Ann changed this at the same time as you." });
  await expect(told.getByText("Two litres of milk")).toBeVisible();
  await expect(textOn(ben.page, "Oat milk")).toBeVisible();
  await expect(cardOn(ann.page).getByText("You changed this at the same time as Ben.")).toBeVisible();
  await isSound(ben.page);
  // Not only for who was there: it comes from the log.
  await ben.page.goto(path);
  await told.getByRole("button", { name: "Put it back" }).click();
  await expect(textOn(ann.page, "Two litres of milk")).toBeVisible();
  await expect(told).toBeHidden();
  await expect(cardOn(ann.page).getByText("You changed this at the same time as Ben.")).toBeHidden();
});

test("what nobody has touched in an open field is as others have it, and a crash loses neither text nor base", async ({
  person,
}) => {
  const [ann, ben] = [await person("Ann"), await person("Ben")];
  const path = await pairAt(ann, ben);
  await edit(ann.page, "Milk");
  await edit(ben.page, "Milk");
  await fieldOn(ben.page).fill("Bread");
  await fieldOn(ben.page).press("Enter");
  await expect(fieldOn(ann.page)).toHaveValue("Bread");
  await fieldOn(ann.page).press("Enter");
  await expect(textOn(ann.page, "Bread")).toBeVisible();

  await edit(ann.page, "Bread");
  await fieldOn(ann.page).fill("Rye bread");
  await ann.page.goto("chrome://crash").catch(() => {});
  await edit(ben.page, "Bread");
  await fieldOn(ben.page).fill("Wheat bread");
  await fieldOn(ben.page).press("Enter");
  await expect(textOn(ben.page, "Wheat bread")).toBeVisible();
  const tab = await ann.newTab();
  await tab.goto(path);
  await expect(fieldOn(tab)).toHaveValue("Rye bread");
  await expect(cardOn(tab).getByText("Somebody gave it another text meanwhile: “Wheat bread”.")).toBeVisible();
  await fieldOn(tab).press("Enter");
  await expect(cardOn(tab).getByText("You changed this at the same time as Ben.")).toBeVisible();
  await expect(cardOn(ben.page).getByText("Ann changed this at the same time as you.")).toBeVisible();
});

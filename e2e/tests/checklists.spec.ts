import type { BoardPage } from "../board-page.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Checklists: in the card, on its front, and in the trash of the board.

async function withBob(person: (name: string) => Promise<Person>, role = "editor") {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const anns = await ann.newBoard("Plans", [["Feast", "After"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role });
  return { ann, bob, anns, bobs: await bob.open(anns.boardId) };
}

interface Made {
  readonly id: string;
}

/** A checklist on the card "Feast". */
async function newList(ann: Person, { boardId }: BoardPage, title: string, texts: readonly string[]) {
  const { cards } = (await ann.call("GET", `/boards/${boardId}`)) as { cards: (Made & { title: string })[] };
  const card = cards.find((each) => each.title === "Feast");
  const list = (await ann.call("POST", `/cards/${card?.id}/checklists`, { title })) as Made;
  const items: Made[] = [];
  for (const text of texts) items.push((await ann.call("POST", `/checklists/${list.id}/items`, { text })) as Made);
  return { id: list.id, itemIds: items.map(({ id }) => id) };
}

/** The checklist of that name in the card that is open. */
function list({ page }: BoardPage, name: string) {
  const group = page.getByRole("group", { name, exact: true });
  return {
    group,
    rows: group.getByRole("listitem"),
    box: (text: string) => group.getByRole("checkbox", { name: text, exact: true }),
    text: (text: string) => group.getByRole("button", { name: text, exact: true }),
    menu: (text: string) => group.getByRole("button", { name: `Menu of the item ${text}`, exact: true }),
    field: group.getByRole("textbox", { name: `Add an item to ${name}` }),
  };
}

async function openFeast(board: BoardPage) {
  await board.card("Feast").click();
  await expect(board.page.getByRole("region", { name: "Checklists", exact: true })).toBeVisible();
}

test("a checklist is made, filled and ticked by keys alone, and is on the other screen at once", async ({ person }) => {
  const { anns, bobs } = await withBob(person);
  const { keyboard } = anns.page;
  await anns.card("Feast").focus();
  await keyboard.press("t");
  await expect(anns.page.getByRole("textbox", { name: "Name of the checklist" })).toBeFocused();
  await keyboard.type("Shopping");
  await keyboard.press("Enter");
  const shopping = list(anns, "Shopping");
  await expect(shopping.field).toBeFocused();
  for (const text of ["Milk", "Bread", "Salt"]) {
    await keyboard.type(text);
    await keyboard.press("Enter");
    await expect(shopping.box(text)).toBeVisible();
    await expect(shopping.field).toBeFocused();
  }
  await expect(bobs.card("Feast")).toHaveAccessibleDescription(/0 of 3 items done\./);
  await openFeast(bobs);
  await shopping.box("Bread").focus();
  await keyboard.press("Space");
  await expect(list(bobs, "Shopping").box("Bread")).toBeChecked();
  await expect(shopping.group).toContainText("1/3");

  // Alt and an arrow move it, and the hands stay on it.
  await keyboard.press("Alt+ArrowUp");
  await expect(list(bobs, "Shopping").rows).toHaveText([/^Bread/, /^Milk/, /^Salt/]);
  await expect(shopping.box("Bread")).toBeFocused();
  await expect(anns.page.getByRole("log")).toContainText("Bread, 1 of 3 in Shopping");
  await keyboard.press("Alt+ArrowDown");
  await keyboard.press("Alt+ArrowDown");
  await expect(list(bobs, "Shopping").rows).toHaveText([/^Milk/, /^Salt/, /^Bread/]);
  await expect(shopping.box("Bread")).toBeFocused();

  // A text is edited in place.
  await keyboard.press("Tab");
  await expect(shopping.text("Bread")).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.type("Rye bread");
  await keyboard.press("Enter");
  await expect(shopping.text("Rye bread")).toBeFocused();
  await expect(list(bobs, "Shopping").box("Rye bread")).toBeChecked();
  for (const text of ["Milk", "Salt"]) await shopping.box(text).check();
  await keyboard.press("Escape");
  await expect(anns.card("Feast")).toHaveAccessibleDescription(/3 of 3 items done\./);
  await keyboard.press("ControlOrMeta+z");
  await expect(anns.card("Feast")).toHaveAccessibleDescription(/2 of 3 items done\./);
  await anns.isSaved();
});

test("a pasted list makes many items, once one has said yes", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Feast"]]);
  await newList(ann, board, "Shopping", []);
  await openFeast(board);
  const shopping = list(board, "Shopping");
  await shopping.field.focus();
  const paste = (text: string) =>
    shopping.field.evaluate((field, pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  await paste("- Milk\n- [ ] Bread\n\n3. Salt\n");
  await expect(board.page.getByRole("alertdialog", { name: "You pasted 3 lines." })).toBeVisible();
  await board.page.keyboard.press("Escape");
  await expect(shopping.field).toBeFocused();
  await expect(shopping.rows).toHaveCount(0);
  await paste("- Milk\n- [ ] Bread\n\n3. Salt\n");
  await board.page.getByRole("button", { name: "Add 3 items" }).click();
  await expect(shopping.rows).toHaveText([/^Milk/, /^Bread/, /^Salt/]);
  await expect(shopping.field).toBeFocused();
});

test("an item becomes a card with whom and when, and one Undo takes both back", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person);
  await newList(ann, anns, "Shopping", ["Milk", "Bread"]);
  await openFeast(anns);
  const shopping = list(anns, "Shopping");
  const { page } = anns;
  await shopping.menu("Milk").click();
  await page.getByRole("menuitem", { name: "Assign…" }).click();
  await expect(page.getByRole("combobox", { name: "Find a member" })).toBeFocused();
  await page.keyboard.type("bob");
  await page.keyboard.press("Enter");
  await expect(shopping.rows.first()).toContainText("Bob");
  await expect(shopping.menu("Milk")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Due date…" }).click();
  await page.getByRole("button", { name: "Tomorrow" }).click();
  await expect(shopping.rows.first()).toContainText("tomorrow");

  await shopping.menu("Milk").click();
  await page.getByRole("menuitem", { name: "Turn into a card" }).click();
  await expect(bobs.column("To do").getByRole("link")).toHaveText([/^Feast/, /^Milk/, /^After/]);
  await expect(bobs.card("Milk")).toHaveAccessibleDescription(/tomorrow\. Assigned to Bob\./);
  await expect(shopping.rows).toHaveText([/^Bread/]);
  await expect(shopping.menu("Bread")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(shopping.rows).toHaveText([/^Milk/, /^Bread/]);
  await expect(bobs.card("Milk")).toHaveCount(0);
});

test("items go to another list by menu and by mouse; done ones can be hidden", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person);
  await newList(ann, anns, "Shopping", ["Milk", "Bread"]);
  await newList(ann, anns, "Kitchen", ["Cook"]);
  for (const board of [anns, bobs]) await openFeast(board);
  const { page } = anns;
  const [shopping, kitchen] = [list(anns, "Shopping"), list(anns, "Kitchen")];
  await shopping.menu("Milk").click();
  await page.getByRole("menuitem", { name: "Move to “Kitchen”" }).click();
  await expect(list(bobs, "Kitchen").rows).toHaveText([/^Cook/, /^Milk/]);
  await expect(kitchen.menu("Milk")).toBeFocused();

  await shopping.box("Bread").hover();
  await anns.pickUp(shopping.rows.first().getByTitle("Drag to move"));
  await anns.carryOver(kitchen.rows.first(), "top");
  await page.mouse.up();
  await expect(list(bobs, "Kitchen").rows).toHaveText([/^Bread/, /^Cook/, /^Milk/]);
  await expect(shopping.rows).toHaveCount(0);

  await kitchen.box("Cook").check();
  await kitchen.group.getByRole("button", { name: "Hide done" }).click();
  await expect(kitchen.rows).toHaveText([/^Bread/, /^Milk/]);
  await kitchen.group.getByRole("button", { name: "Show 1 done" }).click();
  await expect(kitchen.rows).toHaveText([/^Bread/, /^Cook/, /^Milk/]);
});

test("the focus stays where it is while somebody else edits, and goes to the next item when its own is deleted", async ({
  person,
}) => {
  const { ann, bob, anns } = await withBob(person);
  const { id, itemIds } = await newList(ann, anns, "Shopping", ["Milk", "Bread", "Salt"]);
  await openFeast(anns);
  const shopping = list(anns, "Shopping");
  await shopping.box("Bread").focus();
  await bob.call("PATCH", `/checklist-items/${itemIds[1]}`, { position: 0 });
  await expect(shopping.rows).toHaveText([/^Bread/, /^Milk/, /^Salt/]);
  await expect(shopping.box("Bread")).toBeFocused();
  await bob.call("DELETE", `/checklist-items/${itemIds[1]}`);
  await expect(shopping.rows).toHaveText([/^Milk/, /^Salt/]);
  await expect(shopping.box("Milk")).toBeFocused();
  // What is being typed is not disturbed, and outlives a reload.
  await shopping.field.fill("Pepp");
  await bob.call("POST", `/checklists/${id}/items`, { text: "Oil" });
  await expect(shopping.rows).toHaveText([/^Milk/, /^Salt/, /^Oil/]);
  await expect(shopping.field).toBeFocused();
  await anns.page.reload();
  await expect(shopping.field).toHaveValue("Pepp");
});

test("a deleted checklist is offered back, and waits in the trash with its card's name", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Feast"]]);
  await newList(ann, board, "Shopping", ["Milk"]);
  await openFeast(board);
  const { page } = board;
  const remove = async () => {
    await page.getByRole("button", { name: "Menu of the checklist Shopping" }).click();
    await page.getByRole("menuitem", { name: "Delete checklist" }).click();
    await expect(list(board, "Shopping").group).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Add a checklist" })).toBeFocused();
  };
  await remove();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list(board, "Shopping").rows).toHaveText([/^Milk/]);
  await remove();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Archive and trash" }).click();
  await page.getByRole("button", { name: "Deleted", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Checklist of Feast" })).toBeVisible();
  await page.getByRole("button", { name: "Restore Shopping" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(board.card("Feast")).toHaveAccessibleDescription(/0 of 1 item done\./);
});

test("a viewer sees the checklists, and ticks nothing", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person, "viewer");
  const { itemIds } = await newList(ann, anns, "Shopping", ["Milk", "Bread"]);
  await ann.call("PATCH", `/checklist-items/${itemIds[0]}`, { isDone: true });
  await openFeast(bobs);
  const shopping = list(bobs, "Shopping");
  await expect(shopping.box("Milk")).toBeChecked();
  await expect(shopping.box("Milk")).toBeDisabled();
  await expect(shopping.box("Bread")).toBeDisabled();
  await expect(shopping.field).toHaveCount(0);
  await expect(shopping.group.getByRole("button")).toHaveText(["Hide done"]);
  await expect(bobs.page.getByRole("button", { name: "Add a checklist" })).toHaveCount(0);
});

for (const [name, size] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`a card full of checklists is sound: ${name}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...size, colorScheme });
      const board = await ann.newBoard("Plans", [["Feast"]]);
      const { itemIds } = await newList(ann, board, "Shopping", [
        "Milk",
        "Bread from the baker at the corner, the dark one with the seeds, and if there is none, the one that they had last week",
        "Salt",
        "حليب",
      ]);
      await ann.call("PATCH", `/checklist-items/${itemIds[0]}`, { isDone: true });
      await ann.call("PATCH", `/checklist-items/${itemIds[1]}`, {
        assigneeId: ann.userId,
        dueAt: "2026-01-01T12:00:00.000Z",
      });
      const kitchen = await newList(ann, board, "Kitchen", ["Cook"]);
      await ann.call("PATCH", `/checklist-items/${kitchen.itemIds[0]}`, { isDone: true });
      await newList(ann, board, "Nothing yet", []);
      await isSound(board.page);
      await openFeast(board);
      await expect(list(board, "Kitchen").box("Cook")).toBeChecked();
      await isSound(board.page);
      await list(board, "Shopping").menu("Salt").click();
      await expect(board.page.getByRole("menuitem", { name: "Turn into a card" })).toBeVisible();
      await isSound(board.page);
    });
  }
}

import type { BrowserContextOptions } from "@playwright/test";
import type { BoardPage } from "../board-page.ts";
import { expect, type Person, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Labels, people and dates: on the fronts of cards, in the card, and in their pickers.

/** What the front of a card shows beside its title. It is heard as its description, and not at all beside an open picker. */
function front({ page }: BoardPage, title: string) {
  const card = page
    .locator("[data-card]")
    .filter({ has: page.locator("[dir=auto]", { hasText: new RegExp(`^${title}$`) }) });
  return { labels: card.locator(".label-chip"), due: card.locator(".due") };
}

const FILTER = "Find a label, or name a new one";

async function withBob(person: (name: string) => Promise<Person>, role = "editor") {
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  const anns = await ann.newBoard("Plans", [["One", "Two"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role });
  return { ann, bob, anns, bobs: await bob.open(anns.boardId) };
}

interface Cards {
  readonly cards: readonly { id: string; title: string; dueAt: string | null; doneAt: string | null }[];
}

async function cardOf(who: Person, boardId: string, title: string) {
  const { cards } = (await who.call("GET", `/boards/${boardId}`)) as Cards;
  const card = cards.find((each) => each.title === title);
  if (!card) throw new Error(`there is no card ${title}`);
  return card;
}

test("a label is made on a card by keys alone, is on the other screen at once, and is taken back", async ({
  person,
}) => {
  const { anns, bobs } = await withBob(person);
  const { keyboard } = anns.page;
  await anns.card("One").focus();
  await keyboard.press("l");
  await expect(anns.page.getByRole("combobox", { name: FILTER })).toBeFocused();
  await keyboard.type("Urgent");
  await keyboard.press("Enter");
  await expect(front(anns, "One").labels).toHaveText(["Urgent"]);
  await expect(front(bobs, "One").labels).toHaveText(["Urgent"]);
  await expect(bobs.card("One")).toHaveAccessibleDescription(/^Labels: Urgent\./);
  await expect(anns.page.getByRole("gridcell", { name: "Urgent", exact: true })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await keyboard.press("Escape");
  await expect(anns.card("One")).toBeFocused();

  // Enter takes it off again where it is on.
  await keyboard.press("l");
  // A quick hand does not wait for it.
  await keyboard.type("urg");
  await expect(anns.page.getByRole("combobox", { name: FILTER })).toHaveValue("urg");
  await keyboard.press("Enter");
  await expect(front(bobs, "One").labels).toHaveCount(0);
  await keyboard.press("Enter");
  await expect(front(bobs, "One").labels).toHaveText(["Urgent"]);
  await keyboard.press("Escape");
  await expect(anns.card("One")).toBeFocused();

  await keyboard.press("ControlOrMeta+z");
  await expect(front(bobs, "One").labels).toHaveCount(0);
  await anns.isSaved();
});

test("who works on it is chosen by key: me first, others by a part of the name; each is taken back", async ({
  person,
}) => {
  const { anns, bobs } = await withBob(person);
  const { keyboard } = anns.page;
  await anns.card("One").focus();
  await keyboard.press("a");
  await expect(anns.page.getByRole("combobox", { name: "Find a member" })).toBeFocused();
  await keyboard.press("Space");
  await keyboard.type("bo");
  await keyboard.press("Enter");
  await expect(bobs.card("One")).toHaveAccessibleDescription(/^Assigned to Bob and Ann\./);
  await keyboard.press("Escape");
  await expect(anns.card("One")).toBeFocused();
  await keyboard.press("ControlOrMeta+z");
  await expect(bobs.card("One")).toHaveAccessibleDescription(/^Assigned to Ann\./);
  await keyboard.press("ControlOrMeta+z");
  await expect(bobs.card("One")).not.toHaveAccessibleDescription(/Assigned/);
});

test("a card gets a due date by key, is done, and each is taken back", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person);
  const { keyboard } = anns.page;
  const picker = anns.page.getByRole("dialog", { name: "Dates" });
  await anns.card("One").focus();
  await keyboard.press("d");
  await expect(picker.getByLabel("Due, date")).toBeFocused();
  await picker.getByRole("button", { name: "Tomorrow" }).press("Enter");
  await expect(picker).toBeHidden();
  await expect(anns.card("One")).toBeFocused();
  await expect(front(bobs, "One").due).toHaveText("tomorrow");
  await expect(bobs.card("One")).toHaveAccessibleDescription(/^(Due soon: tomorrow|Due tomorrow)\./);

  await keyboard.press("d");
  await picker.getByRole("checkbox", { name: "Done" }).press("Space");
  await expect(front(bobs, "One").due).toHaveAttribute("data-state", "done");
  await expect(bobs.card("One")).toHaveAccessibleDescription(/^Done, was due tomorrow\./);
  await keyboard.press("Escape");
  await keyboard.press("ControlOrMeta+z");
  await expect(front(bobs, "One").due).not.toHaveAttribute("data-state", "done");
  await keyboard.press("ControlOrMeta+z");
  await expect(front(bobs, "One").due).toHaveCount(0);

  // A start after the due date is told at its field, and nothing is sent.
  await keyboard.press("d");
  await picker.getByLabel("Due, date").fill("2026-11-10");
  await picker.getByLabel("Start, date").fill("2026-11-12");
  await picker.getByRole("button", { name: "Save" }).click();
  await expect(picker.getByLabel("Start, date")).toBeFocused();
  await expect(picker.getByLabel("Start, date")).toHaveAccessibleDescription("This is after the due date.");
  expect((await cardOf(ann, anns.boardId, "One")).dueAt).toBeNull();
  await picker.getByLabel("Start, date").fill("");
  await keyboard.press("Enter");
  await expect(picker).toBeHidden();
  await anns.isSaved();
  // The end of that day where the reader is.
  const end = await anns.page.evaluate(() => new Date("2026-11-10T23:59:59.999").toISOString());
  expect((await cardOf(ann, anns.boardId, "One")).dueAt).toBe(end);
});

test("in the card marks are added and removed, and what is removed is offered back", async ({ person }) => {
  const { anns, bobs } = await withBob(person);
  const { page } = anns;
  await anns.card("One").click();
  const dialog = page.getByRole("dialog").first();
  await dialog.getByRole("button", { name: "Add a label" }).click();
  await expect(page.getByRole("combobox", { name: FILTER })).toBeFocused();
  await page.keyboard.type("Bug");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("button", { name: "Add a label" })).toBeFocused();
  await dialog.getByRole("button", { name: "Assign people" }).click();
  await page.getByRole("gridcell", { name: /Bob/ }).click();
  await expect(page.getByRole("gridcell", { name: /Bob/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Set dates" }).click();
  await page.getByRole("button", { name: "Today" }).click();
  await dialog.getByRole("checkbox", { name: "Done" }).check();
  await expect(bobs.card("One")).toHaveAccessibleDescription(/^Labels: Bug\. Done, was due today\. Assigned to Bob\./);

  await dialog.getByRole("button", { name: "Take off the label Bug" }).press("Delete");
  await expect(front(bobs, "One").labels).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(front(bobs, "One").labels).toHaveText(["Bug"]);
  await dialog.getByRole("button", { name: "Take the card from Bob" }).click();
  await expect(bobs.card("One")).not.toHaveAccessibleDescription(/Bob/);
  await dialog.getByRole("button", { name: "Remove the dates" }).click();
  await expect(front(bobs, "One").due).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(front(bobs, "One").due).toHaveAttribute("data-state", "done");
  await expect(dialog).toBeVisible();
});

test("a label is edited and deleted for the whole board, and comes back to its cards with Undo", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person);
  const { page } = anns;
  const { id: labelId } = (await ann.call("POST", `/boards/${anns.boardId}/labels`, {
    name: "Bug",
    color: "red",
  })) as { id: string };
  for (const title of ["One", "Two"]) {
    const { id } = await cardOf(ann, anns.boardId, title);
    await ann.call("PUT", `/cards/${id}/labels/${labelId}`);
  }
  await expect(front(bobs, "Two").labels).toHaveText(["Bug"]);

  // In the picker of a card.
  await anns.card("One").focus();
  await page.keyboard.press("l");
  await page.keyboard.type("bug");
  await expect(page.getByRole("combobox", { name: FILTER })).toHaveValue("bug");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name of the label" }).fill("Fault");
  await page.getByTitle("Teal").click();
  await page.keyboard.press("Enter");
  await expect(front(bobs, "Two").labels).toHaveText(["Fault"]);
  await expect(front(bobs, "Two").labels).toHaveAttribute("data-color", "teal");
  // Escape goes from the form to the list, and from there to the board.
  await page.getByRole("button", { name: "Edit the label Fault" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox", { name: FILTER })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  // From the menu of the board.
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Labels" }).click();
  const dialog = page.getByRole("dialog", { name: "Labels" });
  await dialog.getByRole("button", { name: "Delete the label Fault" }).click();
  for (const title of ["One", "Two"]) await expect(front(bobs, title).labels).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  for (const title of ["One", "Two"]) await expect(front(bobs, title).labels).toHaveText(["Fault"]);
  await dialog.getByRole("button", { name: "New label" }).click();
  await dialog.getByRole("textbox", { name: "Name of the label" }).fill("  Front   desk ");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("list", { name: "Labels" }).getByRole("listitem")).toHaveText(["Fault", "Front desk"]);
  await expect(dialog.getByRole("button", { name: "New label" })).toBeFocused();
});

test("a viewer sees everything and can change nothing", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person, "viewer");
  const { id } = await cardOf(ann, anns.boardId, "One");
  const label = (await ann.call("POST", `/boards/${anns.boardId}/labels`, { name: "Bug", color: "red" })) as {
    id: string;
  };
  await ann.call("PUT", `/cards/${id}/labels/${label.id}`);
  await ann.call("PUT", `/cards/${id}/assignees/${ann.userId}`);
  await ann.call("PATCH", `/cards/${id}`, { dueAt: "2026-01-01T12:00:00.000Z" });

  const { page } = bobs;
  await expect(front(bobs, "One").labels).toHaveText(["Bug"]);
  await expect(front(bobs, "One").due).toHaveAttribute("data-state", "overdue");
  await bobs.card("One").focus();
  for (const key of ["a", "d"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await bobs.card("One").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("group", { name: "Labels" })).toContainText("Bug");
  await expect(dialog.getByRole("group", { name: "People" })).toContainText("Ann");
  await expect(dialog.getByRole("group", { name: "Dates" })).toContainText("Overdue");
  await expect(dialog.getByRole("group").getByRole("button")).toHaveCount(0);
  await expect(dialog.getByRole("checkbox")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Labels" }).click();
  await expect(dialog.getByRole("listitem")).toHaveText(["Bug"]);
  await expect(dialog.getByRole("button")).toHaveCount(1);
});

test("the menu of a card opens each picker, with its key beside it", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const { page } = ann;
  for (const [item, field] of [
    ["Labels… L", FILTER],
    ["Assign… A", "Find a member"],
    ["Dates… D", "Due, date"],
  ] as const) {
    await board.card("One").hover();
    await page.getByRole("button", { name: "Menu of One" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByLabel(field)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(board.card("One")).toBeFocused();
  }
});

test("a picker whose card somebody deletes goes with it, and the board has its keys again", async ({ person }) => {
  const { ann, anns, bobs } = await withBob(person);
  await bobs.card("One").focus();
  await bobs.page.keyboard.press("l");
  await expect(bobs.page.getByRole("combobox", { name: FILTER })).toBeFocused();
  const { id } = await cardOf(ann, anns.boardId, "One");
  await ann.call("DELETE", `/cards/${id}`);
  await expect(bobs.page.getByRole("dialog")).toBeHidden();
  await expect(bobs.card("Two")).toBeFocused();
  await bobs.page.keyboard.press("k");
  await expect(bobs.column("To do").getByRole("button", { name: "To do", exact: true })).toBeFocused();
});

test("who has deactivated the account is on the cards that they had, and is offered for no other", async ({
  person,
}) => {
  const { ann, bob, anns } = await withBob(person);
  const { id } = await cardOf(ann, anns.boardId, "One");
  await ann.call("PUT", `/cards/${id}/assignees/${bob.userId}`);
  await bob.call("DELETE", "/users/me", { password: "correct horse battery" });
  const { page } = anns;
  await expect(anns.card("One")).toHaveAccessibleDescription(/^Assigned to Bob\./);
  for (const [title, count] of [
    ["One", 1],
    ["Two", 0],
  ] as const) {
    await anns.card(title).focus();
    await page.keyboard.press("a");
    await expect(page.getByRole("gridcell", { name: /Ann/ })).toBeVisible();
    await expect(page.getByRole("gridcell", { name: "Bob · Deactivated" })).toHaveCount(count);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});

/** A board on which there is much of everything. */
async function fullBoard(ann: Person, others: readonly Person[]): Promise<BoardPage> {
  const long = "A card whose title goes on for longer than one line of a narrow column has room for";
  const board = await ann.newBoard("Plans", [
    ["One", long, "שלום עולם", "Quiet"],
    ["Overdue", "Done"],
  ]);
  for (const other of others) {
    await ann.call("PUT", `/boards/${board.boardId}/users/${other.userId}`, { role: "editor" });
  }
  const names = ["Bug", "Design", "Waiting for somebody else to answer", "עברית", "Customer", "Documentation"];
  const colors = ["red", "violet", "amber", "teal", "blue", "gray"];
  const more = ["orange", "green", "indigo", "pink"];
  const labelIds: string[] = [];
  for (const [index, color] of [...colors, ...more].entries()) {
    const name = names[index] ?? `Label in ${color}`;
    const { id } = (await ann.call("POST", `/boards/${board.boardId}/labels`, { name, color })) as { id: string };
    labelIds.push(id);
  }
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const put = async (title: string, labels: readonly string[], people: readonly Person[], fields: object) => {
    const { id } = await cardOf(ann, board.boardId, title);
    for (const labelId of labels) await ann.call("PUT", `/cards/${id}/labels/${labelId}`);
    for (const { userId } of people) await ann.call("PUT", `/cards/${id}/assignees/${userId}`);
    await ann.call("PATCH", `/cards/${id}`, fields);
  };
  await put("One", labelIds.slice(0, 2), [ann], { dueAt: inHours(20), description: "Text" });
  await put(long, labelIds, [ann, ...others], { dueAt: inHours(400), startAt: inHours(-400) });
  await put("שלום עולם", labelIds.slice(3, 4), others.slice(0, 1), { dueAt: inHours(9_000) });
  await put("Overdue", labelIds.slice(2, 3), [], { dueAt: inHours(-100) });
  await put("Done", labelIds.slice(5, 7), others.slice(0, 2), { dueAt: inHours(-10), isDone: true });
  return board;
}

for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    const options: BrowserContextOptions = { ...device, colorScheme };

    test(`everything is sound, ${size}, ${colorScheme}`, async ({ person }) => {
      test.slow();
      const others = [await person("Bart"), await person("Dana"), await person("Cy"), await person("Dee")];
      await others[0]?.call("PATCH", "/users/me", { name: "Bartholomew-Constantin Featherstonehaugh" });
      await others[1]?.call("PATCH", "/users/me", { name: "דנה" });
      const ann = await person("Ann", options);
      const board = await fullBoard(ann, others);
      const { page } = board;
      const shot = async (name: string) => {
        const folder = process.env.SHOTS;
        if (folder) await page.screenshot({ path: `${folder}/${size}-${colorScheme}-${name}.png` });
      };
      await expect(front(board, "One").labels).toHaveText(["Bug", "Design"]);
      await isSound(page);
      await shot("board");
      if (size === "desktop") {
        await board.card("One").focus();
        for (const key of ["l", "a", "d"]) {
          await page.keyboard.press(key);
          await expect(page.getByRole("dialog")).toBeVisible();
          await isSound(page);
          await shot(`key-${key}`);
          await page.keyboard.press("Escape");
          await expect(page.getByRole("dialog")).toBeHidden();
        }
      }
      await page.getByRole("link", { name: /^A card whose/ }).click();
      const dialog = page.getByRole("dialog").first();
      await expect(dialog.getByRole("group", { name: "Labels" })).toContainText("Documentation");
      await isSound(page);
      await shot("card");
      for (const name of ["Add a label", "Assign people", "Change the dates"]) {
        await dialog.getByRole("button", { name }).click();
        await expect(page.locator("[role=dialog]")).toHaveCount(2);
        await isSound(page);
        await shot(name.split(" ").at(-1) ?? "");
        if (name === "Add a label") {
          await page.getByRole("button", { name: "Edit the label Design" }).click();
          await isSound(page);
          await shot("edit");
          await page.keyboard.press("Escape");
        }
        await page.keyboard.press("Escape");
        await expect(page.locator("[role=dialog]")).toHaveCount(1);
      }
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Board menu" }).click();
      await page.getByRole("menuitem", { name: "Labels" }).click();
      await isSound(page);
      await shot("labels");
    });
  }
}

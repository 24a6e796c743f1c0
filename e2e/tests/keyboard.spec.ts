import { expect, test } from "../fixtures.ts";

// Everything of a board with the keyboard alone.

test("a card is picked up, carried and put down by keys, and each step is said", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"], ["Four"]]);
  const { keyboard } = board.page;
  const said = board.page.getByRole("status").or(board.page.getByRole("alert")).or(board.page.locator("[aria-live]"));
  const hasSaid = (text: string) => expect(said.filter({ hasText: text }).first()).toBeAttached();

  await board.card("Two").focus();
  await keyboard.press("Space");
  await hasSaid("Picked up Two");
  await keyboard.press("ArrowRight");
  await hasSaid("In progress");
  await keyboard.press("Space");
  await hasSaid("Put Two down in In progress");
  await expect.poll(() => board.titlesIn("In progress")).toContain("Two");
  await expect(board.card("Two")).toBeFocused();
  await board.isSaved();

  // Escape puts it back where it was.
  const before = await board.titlesIn("In progress");
  await keyboard.press("Space");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Escape");
  await board.expectIn("In progress", before);
  await board.expectIn("To do", ["One", "Three"]);
});

test("arrows and letters walk the board; n adds, e renames, # archives, Ctrl Z takes back and does again", async ({
  person,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two"], ["Three"]]);
  const { keyboard } = board.page;

  await board.card("One").focus();
  await keyboard.press("ArrowDown");
  await expect(board.card("Two")).toBeFocused();
  // On a card an l alone is its labels.
  await keyboard.press("Shift+L");
  await expect(board.card("Three")).toBeFocused();
  await keyboard.press("h");
  await expect(board.card("One")).toBeFocused();
  await keyboard.press("j");
  await keyboard.press("k");
  await expect(board.card("One")).toBeFocused();

  await keyboard.press("n");
  await keyboard.type("Added by key");
  await keyboard.press("Enter");
  await keyboard.type("And another");
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await board.expectIn("To do", ["One", "Two", "Added by key", "And another"]);

  await board.card("Two").focus();
  await keyboard.press("e");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("Two, renamed");
  await keyboard.press("Enter");
  await board.expectIn("To do", ["One", "Two, renamed", "Added by key", "And another"]);
  await expect(board.card("Two, renamed")).toBeFocused();

  await keyboard.press("#");
  await board.expectIn("To do", ["One", "Added by key", "And another"]);
  await keyboard.press("ControlOrMeta+z");
  await board.expectIn("To do", ["One", "Two, renamed", "Added by key", "And another"]);
  await keyboard.press("ControlOrMeta+z");
  await board.expectIn("To do", ["One", "Two", "Added by key", "And another"]);
  await keyboard.press("ControlOrMeta+Shift+z");
  await board.expectIn("To do", ["One", "Two, renamed", "Added by key", "And another"]);
  await board.isSaved();
});

test("a column is carried by keys, and ? shows them all", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const { keyboard } = board.page;
  const columns = () =>
    board.page.getByRole("region").filter({ has: board.page.getByRole("list", { name: /^Cards in/ }) });
  const titles = async () => (await columns().getByRole("heading").allInnerTexts()).map((text) => text.trim());
  await board.card("One").focus();
  await keyboard.press("ArrowUp");
  await keyboard.press("Space");
  await keyboard.press("ArrowRight");
  await keyboard.press("Space");
  await expect.poll(titles).toEqual(["In progress", "To do", "Done"]);
  await board.isSaved();

  await keyboard.press("?");
  await expect(board.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await keyboard.press("Escape");
  await expect(board.page.getByRole("dialog")).toBeHidden();
});

test("a card opens with Enter, is worked on and closed by keys, and the focus comes back to it", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two"]]);
  const { keyboard } = board.page;
  await board.card("Two").focus();
  await keyboard.press("Enter");
  await expect(board.page.getByRole("dialog")).toBeVisible();
  await expect(board.page).toHaveURL(/\/c\//);
  await keyboard.press("Escape");
  await expect(board.page.getByRole("dialog")).toBeHidden();
  await expect(board.card("Two")).toBeFocused();
});

test("what somebody else does leaves the focus and the text in the hand alone", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two"]]);
  await board.column("To do").getByRole("button", { name: "Add a card" }).click();
  const field = board.column("To do").getByRole("textbox", { name: "Title of the new card" });
  await field.fill("Half a thou");
  const snapshot = (await ann.call("GET", `/boards/${board.boardId}`)) as {
    cards: { id: string }[];
    columns: { id: string }[];
  };
  await ann.call("PATCH", `/cards/${snapshot.cards[0]?.id}`, { columnId: snapshot.columns[2]?.id });
  await board.expectIn("Done", ["One"]);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Half a thou");
});

test("keys that come faster than the screen open the field and go into it", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two"]]);
  await board.card("One").focus();
  // All in one frame: the focus is still on its way to the second card when the field opens.
  await board.page.evaluate(() => {
    for (const key of ["j", "k", "j", "n"]) {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  });
  const field = board.column("To do").getByRole("textbox", { name: "Title of the new card" });
  await expect(field).toBeFocused();
  await board.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await expect(field).toBeFocused();
  await board.page.keyboard.type("Needed");
  await board.page.keyboard.press("Enter");
  await board.expectIn("To do", ["One", "Two", "Needed"]);
});

import { expect, test } from "../fixtures.ts";

test("cards and columns are dragged with the mouse, and the drop is exactly where it was shown", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [
    ["One", "Two", "Three"],
    ["Four", "Five"],
  ]);
  await board.drag(board.card("One"), board.card("Three"), "bottom");
  await board.expectIn("To do", ["Two", "Three", "One"]);
  await board.drag(board.card("Three"), board.card("Five"), "top");
  await board.expectIn("In progress", ["Four", "Three", "Five"]);
  await board.drag(board.card("Two"), board.column("Done"));
  await board.expectIn("Done", ["Two"]);

  await board.drag(board.column("Done").getByRole("heading"), board.column("To do").getByRole("heading"));
  await board.isSaved();
  const { columns } = (await ann.call("GET", `/boards/${board.boardId}`)) as { columns: { title: string }[] };
  expect(columns[0]?.title).toBe("Done");

  await board.page.reload();
  await board.isLoaded();
  await board.expectIn("To do", ["One"]);
  await board.expectIn("In progress", ["Four", "Three", "Five"]);
});

test("a pasted list makes many cards once one has said yes", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans");
  await board.column("To do").getByRole("button", { name: "Add a card" }).click();
  await board.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Milk\n- Bread\n\nButter\n");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await board.page.getByRole("button", { name: "Add 3 cards" }).click();
  await expect.poll(async () => (await board.titlesIn("To do")).length).toBe(3);
  await board.isSaved();
});

test("columns are added, renamed, limited and deleted in place, and a deletion is taken back", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One", "Two"]]);
  const { page } = board;
  await page.getByRole("button", { name: "Add a column" }).click();
  await page.getByRole("textbox", { name: "Name of the column" }).fill("Review");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(board.column("Review")).toBeVisible();

  await page.getByRole("button", { name: "Menu of To do" }).click();
  await page.getByRole("menuitem", { name: "Limit the cards…" }).click();
  await page.getByLabel("At most so many cards").fill("1");
  await page.keyboard.press("Enter");
  await expect(
    page.getByLabel("Over its limit: 2 of 1 cards").or(page.getByText("Over its limit: 2 of 1 cards")),
  ).toBeAttached();

  await page.getByRole("button", { name: "Menu of To do" }).click();
  await page.getByRole("menuitem", { name: "Delete column" }).click();
  await expect(board.column("To do")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await board.expectIn("To do", ["One", "Two"]);
  await board.isSaved();
});

test("a card's title and description are edited, previewed and kept; what was not saved survives a reload", async ({
  person,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  const { page } = board;
  await board.card("One").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Add a description/ }).click();
  const field = dialog.getByRole("textbox", { name: "Description" });
  await field.fill("Some **bold** text, a [link](https://example.org) and <script>alert(1)</script>");
  await page.reload();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Description" })).toHaveValue(/Some \*\*bold\*\*/);
  await page
    .getByRole("dialog")
    .getByRole("tab", { name: "Preview" })
    .or(page.getByRole("dialog").getByRole("button", { name: "Preview" }))
    .click();
  await expect(page.getByRole("dialog").locator("strong", { hasText: "bold" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "link" })).toHaveAttribute("rel", /noopener/);
  expect(await page.getByRole("dialog").locator("script").count()).toBe(0);
  await page.keyboard.press("Escape");
  await board.isSaved();
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as {
    cards: { id: string; hasDescription: boolean }[];
  };
  expect(cards[0]?.hasDescription).toBe(true);
});

test("a board is shared by e-mail, a viewer only looks, and an editor's undo leaves others' work alone", async ({
  person,
}) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Plans", [["One", "Two"]]);
  await anns.page.getByRole("button", { name: "Share" }).click();
  const dialog = anns.page.getByRole("dialog", { name: "Share this board" });
  await dialog.getByLabel("E-mail of the person").fill("nobody@example.org");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("Nobody with this e-mail")).toBeVisible();
  await dialog.getByLabel("E-mail of the person").fill(bob.email);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("Bob can now open this board.")).toBeVisible();
  await anns.page.keyboard.press("Escape");

  const bobs = await bob.open(anns.boardId);
  await anns.drag(anns.card("One"), anns.column("Done"));
  await bobs.expectIn("Done", ["One"]);
  await bobs.drag(bobs.card("One"), bobs.column("In progress"));
  await anns.expectIn("In progress", ["One"]);
  await anns.page.keyboard.press("ControlOrMeta+z");
  await expect(anns.page.getByText("Bob has moved this since").first()).toBeVisible();
  await anns.expectIn("In progress", ["One"]);

  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "viewer" });
  await expect(bobs.page.getByText("View only")).toBeVisible();
  await expect(bobs.page.getByRole("button", { name: "Add a card" })).toHaveCount(0);
  await bobs.drag(bobs.card("Two"), bobs.column("Done"));
  await bobs.expectIn("To do", ["Two"]);
});

test("a command that is refused is told with its text, and nothing else waits for it", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const board = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${board.boardId}/users/${bob.userId}`, { role: "owner" });
  await ann.network.cut();
  await board.addCard("To do", "Written too late");
  await bob.call("PUT", `/boards/${board.boardId}/users/${ann.userId}`, { role: "viewer" });
  await ann.network.mend();
  await board.page.getByRole("button", { name: "1 not accepted" }).click();
  await expect(board.page.getByRole("dialog").getByText("Written too late")).toBeVisible();
});

test("a board of 10,000 cards is drawn by a few nodes, and the last card can be walked to", async ({ person }) => {
  const ann = await person("Ann");
  const { id } = (await ann.call("POST", "/boards", { title: "Large" })) as { id: string };
  const { columns } = (await ann.call("GET", `/boards/${id}`)) as { columns: { id: string }[] };
  for (let batch = 0; batch < 50; batch++) {
    const commands = Array.from({ length: 200 }, (_, index) => ({
      id: crypto.randomUUID(),
      type: "card.add",
      cardId: crypto.randomUUID(),
      columnId: columns[batch % 3]?.id,
      title: `Card ${batch * 200 + index}`,
    }));
    await ann.call("POST", `/boards/${id}/commands`, { commands });
  }
  const board = await ann.open(id);
  await expect(board.card("Card 0")).toBeVisible();
  expect(await board.page.locator("[data-card]").count()).toBeLessThan(120);
  await board.card("Card 0").focus();
  for (let step = 0; step < 40; step++) await board.page.keyboard.press("ArrowDown");
  await expect(board.card("Card 40")).toBeFocused();
  await expect(board.card("Card 40")).toBeInViewport();
});

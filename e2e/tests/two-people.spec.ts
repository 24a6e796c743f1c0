import { expect, test } from "../fixtures.ts";

// What a live board promises, in two browsers.

test("a move in one browser is on the other's screen without a reload, and so is who is here", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Plans", [["One", "Two", "Three"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(anns.boardId);

  await expect(anns.page.getByRole("list", { name: "Here now" })).toContainText("Bob");
  await anns.drag(anns.card("Two"), anns.column("Done"));
  await bobs.expectIn("Done", ["Two"]);
  await bobs.expectIn("To do", ["One", "Three"]);

  await bobs.page.close();
  await expect(anns.page.getByRole("list", { name: "Here now" })).toBeHidden();
});

test("two who drag the same card at once end in one order", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Plans", [["One", "Two", "Three"], ["Four"], ["Five"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(anns.boardId);

  await anns.pickUp(anns.card("Two"));
  await bobs.pickUp(bobs.card("Two"));
  await anns.carryOver(anns.column("In progress"), "bottom");
  await bobs.carryOver(bobs.column("Done"), "bottom");
  await Promise.all([anns.page.mouse.up(), bobs.page.mouse.up()]);
  await anns.isSaved();
  await bobs.isSaved();

  const columns = ["To do", "In progress", "Done"];
  await expect
    .poll(async () => {
      const [here, there] = await Promise.all(
        [anns, bobs].map(async (board) => await Promise.all(columns.map((column) => board.titlesIn(column)))),
      );
      return JSON.stringify(here) === JSON.stringify(there) && here?.flat().filter((title) => title === "Two").length;
    })
    .toBe(1);
  // The same as the server says to somebody who comes now.
  const order = await Promise.all(columns.map((column) => anns.titlesIn(column)));
  await bobs.page.reload();
  await bobs.isLoaded();
  for (const [index, column] of columns.entries()) await bobs.expectIn(column, order[index] ?? []);
});

test("with the network cut, work goes on; after reconnecting both agree", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Plans", [["One", "Two"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(anns.boardId);

  await ann.network.cut();
  await expect(anns.sign).toContainText("Offline");
  await anns.addCard("In progress", "Written on the train");
  await anns.drag(anns.card("One"), anns.column("Done"));
  await anns.expectIn("Done", ["One"]);
  await expect(anns.sign).toHaveText("Offline, 2 changes waiting");

  await bobs.addCard("To do", "Written at the desk");
  await bobs.isSaved();
  await bobs.expectIn("Done", []);

  await ann.network.mend();
  await anns.isSaved();
  for (const board of [anns, bobs]) {
    await board.expectIn("To do", ["Two", "Written at the desk"]);
    await board.expectIn("In progress", ["Written on the train"]);
    await board.expectIn("Done", ["One"]);
  }
});

test("a tab that was closed with changes waiting sends them when it is opened again", async ({ person }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  // The page is there, but nothing it says arrives.
  await board.page.context().route("**/api/v1/boards/*/commands", (route) => route.abort());
  await board.addCard("To do", "Kept through the night");
  await board.expectIn("To do", ["One", "Kept through the night"]);
  await expect(board.sign).not.toHaveText("Saved");
  await board.page.close();

  await board.page.context().unroute("**/api/v1/boards/*/commands");
  const page = await ann.newTab();
  const { columns } = (await ann.call("GET", `/boards/${board.boardId}`)) as { columns: unknown[] };
  expect(columns).toHaveLength(3);
  await page.goto(`/b/${board.boardId}`);
  await expect(page.getByRole("link", { name: "Kept through the night", exact: true })).toBeVisible();
  await expect
    .poll(async () => {
      const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { title: string }[] };
      return cards.map(({ title }) => title);
    })
    .toEqual(["One", "Kept through the night"]);
});

test("a server that goes away and comes back loses nothing of what was done meanwhile", async ({ person, server }) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  await server.stop();
  await board.addCard("Done", "While it was away");
  await expect(board.sign).not.toHaveText("Saved");
  await server.start();
  await expect(board.sign).toHaveText("Saved", { timeout: 40_000 });
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { title: string }[] };
  expect(cards.map(({ title }) => title)).toEqual(["One", "While it was away"]);
});

test("who is removed loses the board at once, without a reload", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Plans", [["One"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(anns.boardId);
  await ann.call("DELETE", `/boards/${anns.boardId}/users/${bob.userId}`);
  await expect(bobs.page.getByRole("heading", { name: "This board isn’t here" })).toBeVisible();
});

test("a connection that went silent is noticed soon after the browser says that the network is gone", async ({
  person,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["One"]]);
  await board.isSaved();
  ann.network.freeze();
  await board.page.context().setOffline(true);
  await expect(board.sign).toContainText("Offline", { timeout: 8_000 });
  await board.addCard("Done", "Kept");
  await expect(board.sign).toHaveText("Offline, 1 change waiting");
  await ann.network.cut();
  await ann.network.mend();
  await board.page.context().setOffline(false);
  await board.isSaved();
});

test("cards that somebody else moves together glide and are ringed, each of them", async ({ person }) => {
  const ann = await person("Ann");
  const bob = await person("Bob");
  const anns = await ann.newBoard("Plans", [["One", "Two", "Three"]]);
  await ann.call("PUT", `/boards/${anns.boardId}/users/${bob.userId}`, { role: "editor" });
  const bobs = await bob.open(anns.boardId);
  const { cards, columns } = (await ann.call("GET", `/boards/${anns.boardId}`)) as {
    cards: { id: string }[];
    columns: { id: string }[];
  };
  const moved = cards.slice(0, 2).map(({ id }) => id);
  const commands = moved.map((cardId) => ({
    id: crypto.randomUUID(),
    type: "card.move",
    cardId,
    columnId: columns[2]?.id,
  }));
  await Promise.all([
    bobs.page.waitForFunction(
      (ids) => ids.every((id) => document.querySelector(`[data-card="${id}"]`)?.getAnimations().length),
      moved,
      { polling: "raf" },
    ),
    ann.call("POST", `/boards/${anns.boardId}/commands`, { commands }),
  ]);
  await bobs.expectIn("Done", ["One", "Two"]);
});

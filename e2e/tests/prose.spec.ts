import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

// Markdown in a card: shown, ticked, and naming members and cards.

const RICH = `## Plan

Ask @ann or @nobody-here, then **ship** it: https://example.org/a?b=1&c=2

- [ ] Write the *text*
- [x] Draw it
  - [ ] in colour

| What | Who | When | Where it is kept, as far as anybody knows by now |
|:-----|:---:|-----:|---|
| Text | Ann | Monday | a/very/long/path/without/any/place/to/break/it/at/all.md |

\`\`\`ts
// Adds up
export const sum = (a: number, b: number): string => \`\${a + b}\`;
\`\`\`

![A map](https://images.example.org/map.png)

> Quoted, with <b>HTML</b> as it is &amp; was.
`;

async function withText(person: import("../fixtures.ts").Person, description: string, title = "One") {
  const board = await person.newBoard("Plans", [[title, "Two"]]);
  const { cards } = (await person.call("GET", `/boards/${board.boardId}`)) as {
    cards: { id: string; title: string }[];
  };
  const cardId = cards.find((card) => card.title === title)?.id ?? "";
  await person.call("PATCH", `/cards/${cardId}`, { description });
  const path = `/b/${board.boardId}/c/${cardId}`;
  await board.page.goto(path);
  const dialog = board.page.getByRole("dialog", { name: title, exact: true });
  await expect(dialog).toBeVisible();
  const textOf = async () =>
    ((await person.call("GET", `/cards/${cardId}`)) as { description: string | null }).description;
  return { board, cardId, path, dialog, textOf };
}

for (const [size, options] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`a text with all that Markdown has is sound, ${size}, ${colorScheme}`, async ({ person }) => {
      const ann = await person("Ann", { ...options, colorScheme });
      const { dialog } = await withText(ann, RICH);
      await expect(dialog.locator(".code-keyword")).toHaveText(["export", "const"]);
      await expect(dialog.getByRole("heading", { name: "Plan", level: 4 })).toBeVisible();
      await expect(dialog.getByRole("cell", { name: "Monday" })).toHaveCSS("text-align", "end");
      await expect(dialog.getByText("Quoted, with <b>HTML</b> as it is & was.")).toBeVisible();
      await expect(dialog.getByRole("link", { name: "https://example.org/a?b=1&c=2" })).toBeVisible();
      await isSound(ann.page);
      const table = dialog.getByRole("group", { name: "Table" });
      const isWider = await table.evaluate((group) => group.scrollWidth > group.clientWidth);
      expect(isWider).toBe(size === "phone");
    });
  }
}

test("a task is ticked where it stands, with the mouse and by key, at once and for everybody", async ({ person }) => {
  const ann = await person("Ann");
  const ben = await person("Ben");
  const { board, path, dialog, textOf } = await withText(ann, RICH);
  await ann.call("PUT", `/boards/${board.boardId}/users/${ben.userId}`, { role: "viewer" });
  await ben.page.goto(path);
  const theirs = ben.page.getByRole("dialog", { name: "One", exact: true });
  await expect(theirs.getByRole("checkbox", { name: "Write the text" })).toBeDisabled();

  await dialog.getByRole("checkbox", { name: "in colour" }).check();
  await expect(theirs.getByRole("checkbox", { name: "in colour" })).toBeChecked();
  const first = dialog.getByRole("checkbox", { name: "Write the text" });
  await first.focus();
  await ann.page.keyboard.press("Space");
  await expect(first).toBeChecked();
  await expect(first).toBeFocused();
  await expect(theirs.getByRole("checkbox", { name: "Write the text" })).toBeChecked();
  await dialog.getByRole("checkbox", { name: "Draw it" }).uncheck();
  await expect(theirs.getByRole("checkbox", { name: "Draw it" })).not.toBeChecked();
  await expect
    .poll(textOf)
    .toBe(
      RICH.replace("[ ] Write", "[x] Write").replace("[x] Draw", "[ ] Draw").replace("[ ] in colour", "[x] in colour"),
    );
});

test("@ and # find members and cards while one writes, by key alone", async ({ person }) => {
  const ann = await person("Ann");
  const ben = await person("Ben");
  const { board, dialog, textOf } = await withText(ann, "Before");
  await ann.call("PUT", `/boards/${board.boardId}/users/${ben.userId}`, { role: "editor" });
  const { page } = ann;
  await dialog.getByRole("button", { name: "Edit", exact: true }).click();
  const field = dialog.getByRole("textbox", { name: "Description" });
  await expect(field).toBeFocused();
  await page.keyboard.type(" for @be");
  const members = page.getByRole("listbox", { name: "Members" });
  await expect(members.getByRole("option")).toHaveCount(1);
  await expect(members.getByRole("option", { name: /Ben/ })).toHaveAttribute("aria-selected", "true");
  await isSound(page);
  await page.keyboard.press("Enter");
  await expect(members).toBeHidden();
  await expect(field).toHaveValue(/^Before for @ben[\w.-]* $/);

  await page.keyboard.type("see #");
  const cards = page.getByRole("listbox", { name: "Cards" });
  await expect(cards.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(cards).toBeHidden();
  await expect(dialog).toBeVisible();
  await page.keyboard.type("tw");
  await expect(cards).toBeHidden();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("#");
  await expect(cards.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(cards.getByRole("option", { name: "Two" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Tab");
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.locator(".mention")).toHaveText("@Ben");
  await expect(dialog.getByRole("link", { name: "#Two" })).toBeVisible();
  await expect.poll(textOf).toMatch(/^Before for @ben[\w.-]* see \[#Two\]\(\/b\/[0-9a-f-]+\/c\/[0-9a-f-]+\)$/);
});

test("a link to a card says what it is called now, whether it is done or gone, and opens without a reload", async ({
  person,
}) => {
  const ann = await person("Ann");
  const { board, dialog, cardId } = await withText(ann, "");
  const { cards } = (await ann.call("GET", `/boards/${board.boardId}`)) as { cards: { id: string; title: string }[] };
  const two = cards.find(({ title }) => title === "Two")?.id ?? "";
  const link = `/b/${board.boardId}/c/${two}`;
  const description = `[#Two](${link}), ${new URL(ann.page.url()).origin}${link}, [in my words](${link}), [board](/b/${board.boardId})`;
  await ann.call("PATCH", `/cards/${cardId}`, { description });
  await expect(dialog.getByRole("link", { name: "#Two" })).toHaveCount(2);
  await ann.call("PATCH", `/cards/${two}`, { title: "Second", isDone: true });
  await expect(dialog.getByRole("link", { name: "#Second (done)" })).toHaveCount(2);
  await expect(dialog.getByRole("link", { name: "in my words (done)" })).toBeVisible();

  await ann.page.evaluate(() => document.documentElement.setAttribute("data-still-here", ""));
  await dialog.getByRole("link", { name: "in my words" }).click();
  await expect(ann.page.getByRole("dialog", { name: "Second", exact: true })).toBeVisible();
  await ann.page.goBack();
  await expect(dialog).toBeVisible();
  await ann.call("DELETE", `/cards/${two}`);
  await expect(dialog.getByText("(not on the board any more)")).toHaveCount(3);
  await dialog.getByRole("link", { name: "board", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(ann.page.locator("html")).toHaveAttribute("data-still-here", "");
});

test("a picture of another site is fetched only when somebody asks for it, and not into the page", async ({
  person,
}) => {
  const ann = await person("Ann");
  const asked: string[] = [];
  await ann.page.context().route("https://images.example.org/**", async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: "text/plain", body: "a map" });
  });
  const { dialog } = await withText(ann, RICH);
  const picture = dialog.getByRole("link", { name: "A map Image from images.example.org – show" });
  await expect(picture).toBeVisible();
  expect(asked).toEqual([]);
  const opened = ann.page.context().waitForEvent("page");
  await picture.click();
  const other: Page = await opened;
  await expect(other.getByText("a map")).toBeVisible();
  expect(asked).toEqual(["https://images.example.org/map.png"]);
  expect(await other.evaluate(() => [document.referrer, window.opener])).toEqual(["", null]);
});

test("code stays as it is where nothing knows its language, and while what knows it cannot be had", async ({
  person,
}) => {
  const ann = await person("Ann");
  await ann.page.route(/\/assets\/python/, (route) => route.abort());
  const { dialog } = await withText(ann, "```klingon\nqapla\n```\n\n```python\nprint(1)\n```\n\n```sql\nselect 1\n```");
  await expect(dialog.locator(".code-keyword")).toHaveText(["select"]);
  await expect(dialog.getByRole("group", { name: "Code in klingon" })).toHaveText("qapla");
  await expect(dialog.getByRole("group", { name: "Code in python" })).toHaveText("print(1)");
});

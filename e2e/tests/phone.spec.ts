import type { CDPSession } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function touch(session: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0): Promise<void> {
  await session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
}

test("a long press picks a card up, and a finger carries it", async ({ person }) => {
  const ann = await person("Ann", PHONE);
  const board = await ann.newBoard("Plans", [["One", "Two", "Three"]]);
  const session = await board.page.context().newCDPSession(board.page);
  const [from, to] = await Promise.all([board.card("One").boundingBox(), board.card("Three").boundingBox()]);
  if (!from || !to) throw new Error("not on the screen");
  const x = from.x + 80;
  await touch(session, "touchStart", x, from.y + from.height / 2);
  await board.page.waitForTimeout(700);
  for (let step = 1; step <= 10; step++) {
    await touch(session, "touchMove", x, from.y + ((to.y + to.height - from.y) * step) / 10);
    await board.page.waitForTimeout(20);
  }
  await touch(session, "touchEnd");
  await board.expectIn("To do", ["Two", "Three", "One"]);
  await board.isSavedQuietly();
});

test("a swipe scrolls and never drags", async ({ person }) => {
  const ann = await person("Ann", PHONE);
  const titles = Array.from({ length: 40 }, (_, index) => `Card ${index}`);
  const board = await ann.newBoard("Plans", [titles]);
  const session = await board.page.context().newCDPSession(board.page);
  const box = await board.card("Card 8").boundingBox();
  if (!box) throw new Error("not on the screen");
  await touch(session, "touchStart", box.x + 80, box.y + 10);
  for (let step = 1; step <= 10; step++) await touch(session, "touchMove", box.x + 80, box.y + 10 - step * 30);
  await touch(session, "touchEnd");
  await expect.poll(async () => (await board.card("Card 8").boundingBox())?.y ?? -999).toBeLessThan(box.y - 100);
  const { seq } = (await ann.call("GET", `/boards/${board.boardId}`)) as { seq: number };
  expect(seq).toBe(41);
});

test("on a phone a card is a page, and is moved by a sheet", async ({ person }) => {
  const ann = await person("Ann", PHONE);
  const board = await ann.newBoard("Plans", [["One", "Two"]]);
  await board.card("One").tap();
  const dialog = board.page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const box = await dialog.boundingBox();
  expect(box?.width).toBeGreaterThan(380);
  await dialog.getByRole("button", { name: /^Move card/ }).tap();
  const sheet = board.page.getByRole("dialog", { name: "Move card to…" });
  await sheet.getByText("Done", { exact: true }).tap();
  await sheet.getByRole("button", { name: "Move card" }).tap();
  await expect
    .poll(async () => {
      const { cards, columns } = (await ann.call("GET", `/boards/${board.boardId}`)) as {
        cards: { title: string; columnId: string }[];
        columns: { id: string; title: string }[];
      };
      return columns.find(({ id }) => id === cards.find(({ title }) => title === "One")?.columnId)?.title;
    })
    .toBe("Done");
});

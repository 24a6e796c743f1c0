import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { halves, middleOf } from "../pictures.ts";
import { isSound } from "../sound.ts";

const PICTURE = { name: "me.png", mimeType: "image/png", buffer: halves(800, 400) };

const chosen = (page: Page) => page.getByTestId("avatar-file");
const dialog = (page: Page) => page.getByRole("dialog", { name: "Your picture" });
const field = (page: Page) => page.getByRole("region", { name: "Your picture" });

test("a picture is chosen, cut out by keyboard, seen everywhere, and removed", async ({ person }) => {
  const faults: string[] = [];
  const [ann, bob] = [await person("Ann"), await person("Bob")];
  ann.page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) faults.push(message.text());
  });
  const board = await bob.newBoard("Plans", [["One"]]);
  await bob.call("PUT", `/boards/${board.boardId}/users/${ann.userId}`, { role: "editor" });

  await ann.page.goto("/settings/profile");
  const choosing = ann.page.waitForEvent("filechooser");
  await ann.page.getByRole("button", { name: "Choose a picture" }).press("Enter");
  await (await choosing).setFiles(PICTURE);
  await expect(dialog(ann.page)).toBeVisible();
  const frame = ann.page.getByRole("application", { name: "Part of the picture that is shown" });
  await frame.focus();
  for (let times = 5; times > 0; times--) await ann.page.keyboard.press("+");
  for (let times = 30; times > 0; times--) await ann.page.keyboard.press("ArrowRight");
  await expect(ann.page.getByRole("slider", { name: "Zoom" })).toHaveAttribute("aria-valuetext", "161 %");
  await isSound(ann.page);
  await ann.page.keyboard.press("Tab");
  await ann.page.keyboard.press("Tab");
  await ann.page.keyboard.press("Tab");
  await expect(dialog(ann.page).getByRole("button", { name: "Save" })).toBeFocused();
  await ann.page.keyboard.press("Enter");
  await expect(dialog(ann.page)).toBeHidden();
  await expect(ann.page.getByText("You have a new picture.")).toBeVisible();
  const menu = ann.page.getByRole("button", { name: "Account of Ann" });
  expect(await middleOf(menu.locator("img"))).toBe("blue");
  expect(await middleOf(field(ann.page).locator("img"))).toBe("blue");
  await isSound(ann.page);

  // And for others: among the members, and where one sees who is here.
  await ann.open(board.boardId);
  await bob.page.reload();
  await expect(bob.page.getByRole("list", { name: /here/i }).locator("img")).toBeVisible();
  await bob.page.getByRole("button", { name: "Board menu" }).click();
  await bob.page.getByRole("menuitem", { name: /^Share/ }).click();
  const member = bob.page.getByRole("listitem").filter({ hasText: "Ann" });
  expect(await middleOf(member.locator("img").first())).toBe("blue");

  await ann.page.goto("/settings/profile");
  await field(ann.page).getByRole("button", { name: "Remove" }).press("Enter");
  await expect(ann.page.getByText("Your picture is removed.")).toBeVisible();
  await expect(ann.page.getByRole("button", { name: "Choose a picture" })).toBeFocused();
  await expect(menu.locator("img")).toHaveCount(0);
  expect(faults).toEqual([]);
});

test("what is no picture is refused in plain words, and nothing is sent", async ({ person }) => {
  const ann = await person("Ann");
  await ann.page.goto("/settings/profile");
  const text = { name: "me.png", mimeType: "image/png", buffer: Buffer.from("I am a picture") };
  const svg = { name: "me.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") };
  for (const file of [text, svg]) {
    await chosen(ann.page).setInputFiles(file);
    await expect(ann.page.getByRole("alert").getByText("This file can’t be read as a picture.")).toBeVisible();
    await expect(dialog(ann.page)).toBeHidden();
  }
  await isSound(ann.page);
  await chosen(ann.page).setInputFiles(PICTURE);
  await expect(dialog(ann.page)).toBeVisible();
  await ann.page.keyboard.press("Escape");
  await expect(dialog(ann.page)).toBeHidden();
  const { avatarUrl } = (await ann.call("GET", "/users/me")) as { avatarUrl: string | null };
  expect(avatarUrl).toBeNull();
});

test("a picture can be dropped and pasted, and moved by mouse and wheel", async ({ person }) => {
  const ann = await person("Ann");
  await ann.page.goto("/settings/profile");
  const bytes = PICTURE.buffer.toString("base64");
  const carried = await ann.page.evaluateHandle((encoded) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([content], "me.png", { type: "image/png" }));
    return transfer;
  }, bytes);
  await field(ann.page).dispatchEvent("dragover", { dataTransfer: carried });
  await expect(field(ann.page)).toHaveAttribute("data-over", "true");
  await field(ann.page).dispatchEvent("drop", { dataTransfer: carried });
  await expect(dialog(ann.page)).toBeVisible();
  await dialog(ann.page).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(ann.page)).toBeHidden();

  await ann.page.evaluate((clipboardData) => {
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, carried);
  const frame = ann.page.getByRole("application");
  const box = await frame.boundingBox();
  if (!box) throw new Error("the frame is not shown");
  await ann.page.mouse.move(box.x + 20, box.y + 100);
  await ann.page.mouse.down();
  await ann.page.mouse.move(box.x + 280, box.y + 100, { steps: 4 });
  await ann.page.mouse.up();
  await ann.page.mouse.wheel(0, -300);
  await expect(ann.page.getByRole("slider", { name: "Zoom" })).not.toHaveAttribute("aria-valuetext", "100 %");
  await dialog(ann.page).getByRole("button", { name: "Save" }).click();
  expect(await middleOf(field(ann.page).locator("img"))).toBe("red");
});

test("an upload that is called off, or finds no server, leaves the picture in hand", async ({ person }) => {
  const ann = await person("Ann");
  await ann.page.goto("/settings/profile");
  await chosen(ann.page).setInputFiles(PICTURE);
  const save = dialog(ann.page).getByRole("button", { name: "Save" });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await ann.page.route("**/users/me/avatar", async (route) => {
    await held;
    await route.abort();
  });
  await save.click();
  await expect(ann.page.getByRole("progressbar", { name: "Sending the picture" })).toBeVisible();
  await dialog(ann.page).getByRole("button", { name: "Cancel" }).click();
  await expect(save).toBeVisible();
  letGo();
  await save.click();
  await expect(dialog(ann.page).getByRole("alert")).not.toBeEmpty();
  await ann.page.unroute("**/users/me/avatar");
  await save.click();
  await expect(dialog(ann.page)).toBeHidden();
  await expect(field(ann.page).locator("img")).toBeVisible();
});

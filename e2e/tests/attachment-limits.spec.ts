import { expect } from "../fixtures.ts";
import { test } from "../own-server.ts";
import { isSound } from "../sound.ts";

// What a server does not take is said in words, beside the file.

test.use({ settings: { MAX_UPLOAD_BYTES: "1048576", BOARD_QUOTA_BYTES: "1572864" } });

test("a file that is too large is not sent, and one that the board has no room for can be sent later", async ({
  person,
}) => {
  const ann = await person("Ann");
  const board = await ann.newBoard("Plans", [["Harvest"]]);
  const { page } = board;
  await board.card("Harvest").click();
  const part = page.getByRole("region", { name: "Attachments" });
  const choose = (name: string, bytes: number) =>
    page
      .getByTestId("attachment-files")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.alloc(bytes, "a") });
  await part.getByRole("button", { name: "Attach", exact: true }).click();
  await expect(page.getByText("Up to 1 MB each.")).toBeVisible();
  await page.keyboard.press("Escape");

  await choose("film.txt", 1_048_577);
  await expect(part.getByRole("alert")).toHaveText("It is larger than 1 MB, which is as much as the server takes.");
  await expect(part.getByRole("button", { name: /^Try/ })).toHaveCount(0);
  await part.getByRole("button", { name: "Forget film.txt" }).click();
  await expect(part.getByRole("button", { name: "Attach", exact: true })).toBeFocused();

  await choose("first.txt", 1_000_000);
  await expect(part.getByRole("button", { name: "Download first.txt" })).toBeVisible();
  await choose("second.txt", 1_000_001);
  await expect(part.getByRole("alert")).toContainText("would take more room than it has");
  await isSound(page);
  await expect(part.getByRole("button", { name: "Try to send second.txt again" })).toBeVisible();
});

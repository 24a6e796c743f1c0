import { expect, test } from "../fixtures.ts";
import { isSound, SIZES } from "../sound.ts";

for (const [size, device] of Object.entries(SIZES)) {
  test(`the main navigation is on every screen, and says where one is: ${size}`, async ({ person }) => {
    const { page } = await person("Ann", device);
    const nav = page.getByRole("navigation", { name: "Main", exact: true });
    for (const path of ["/", "/?archived=true"]) {
      await page.goto(path);
      await expect(nav.getByRole("link", { name: "Boards", exact: true })).toHaveAttribute("aria-current", "page");
    }
    await page.goto("/notifications");
    const boards = nav.getByRole("link", { name: "Boards", exact: true });
    await expect(boards).not.toHaveAttribute("aria-current");
    await isSound(page);
    await boards.click();
    await expect(page).toHaveURL(/\/$/);
    if (size === "phone") {
      const box = await boards.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      // At the foot of the screen.
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(device.viewport.height - 10);
    }
  });

  test(`on a board the logo opens it: ${size}`, async ({ person }) => {
    const ann = await person("Ann", device);
    await ann.newBoard("Plans");
    const { page } = ann;
    const logo = page.getByRole("button", { name: "Go to", exact: true });
    await logo.click();
    await expect(page.getByRole("menu", { name: "Go to" })).toBeVisible();
    await isSound(page);
    await page.keyboard.press("Escape");
    await expect(logo).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Boards", exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: /Plans/ })).toBeVisible();
  });
}

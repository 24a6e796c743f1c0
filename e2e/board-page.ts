import { expect, type Locator, type Page } from "@playwright/test";

/** A board on a screen, in the words of who uses it. */
export class BoardPage {
  readonly page: Page;
  readonly boardId: string;

  constructor(page: Page, boardId: string) {
    this.page = page;
    this.boardId = boardId;
  }

  async isLoaded(): Promise<void> {
    await expect(this.page.getByRole("region", { name: "To do", exact: true })).toBeVisible();
  }

  column(title: string): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }

  card(title: string): Locator {
    return this.page.getByRole("link", { name: title, exact: true });
  }

  get sign(): Locator {
    return this.page.getByRole("status", { name: "State of your changes" });
  }

  async isSaved(): Promise<void> {
    await expect(this.sign).toHaveText("Saved");
  }

  /** The same on a phone, where the word is for screen readers. */
  async isSavedQuietly(): Promise<void> {
    await expect(this.sign).toContainText("Saved");
  }

  /** The titles in a column, top to bottom. */
  async titlesIn(column: string): Promise<string[]> {
    const cards = this.column(column)
      .getByRole("list", { name: `Cards in ${column}` })
      .getByRole("link");
    return (await cards.allInnerTexts()).map((text) => text.trim());
  }

  async expectIn(column: string, titles: readonly string[]): Promise<void> {
    await expect.poll(() => this.titlesIn(column)).toEqual(titles);
  }

  async addCard(column: string, ...titles: readonly string[]): Promise<void> {
    await this.column(column).getByRole("button", { name: "Add a card" }).click();
    const field = this.column(column).getByRole("textbox", { name: "Title of the new card" });
    for (const title of titles) {
      await field.fill(title);
      await field.press("Enter");
    }
    await field.press("Escape");
  }

  /** Drags with the mouse as a hand does: press, a first small step, on the way, over the target, release. */
  async drag(what: Locator, to: Locator, place: "top" | "middle" | "bottom" = "middle"): Promise<void> {
    await this.pickUp(what);
    await this.carryOver(to, place);
    await this.page.mouse.up();
  }

  async pickUp(what: Locator): Promise<void> {
    const box = await what.boundingBox();
    if (!box) throw new Error("it is not on the screen");
    const { x, y } = { x: box.x + Math.min(60, box.width / 3), y: box.y + box.height / 2 };
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + 6, y + 8, { steps: 3 });
  }

  async carryOver(to: Locator, place: "top" | "middle" | "bottom"): Promise<void> {
    const box = await to.boundingBox();
    if (!box) throw new Error("it is not on the screen");
    const part = { top: 0.2, middle: 0.5, bottom: 0.85 }[place];
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height * part, { steps: 8 });
    await this.page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height * part, { steps: 2 });
  }
}

import { expect, type Locator, type Page } from "@playwright/test";

/** One's tasks on a screen, in the words of who uses it. */
export class TasksPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(search = ""): Promise<this> {
    await this.page.goto(`/tasks${search}`);
    await expect(this.field).toBeVisible();
    return this;
  }

  get field(): Locator {
    return this.page.getByRole("textbox", { name: "Add a to-do", exact: true });
  }

  get sign(): Locator {
    return this.page.getByRole("status", { name: "State of your changes" });
  }

  group(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  task(title: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: title, exact: true });
  }

  row(title: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("link", { name: title, exact: true }) });
  }

  box(title: string): Locator {
    return this.page.getByRole("main").getByRole("checkbox", { name: `${title}, done`, exact: true });
  }

  async add(...lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.field.fill(line);
      await this.field.press("Enter");
      await expect(this.field).toHaveValue("");
    }
  }

  /** What stands in a group, top to bottom. */
  async expectIn(group: string, titles: readonly string[]): Promise<void> {
    const links = this.group(group).getByRole("link");
    await expect.poll(async () => (await links.allInnerTexts()).map((text) => text.trim())).toEqual(titles);
  }

  async isSaved(): Promise<void> {
    await expect(this.sign).toContainText("Saved");
  }
}

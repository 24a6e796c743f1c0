import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "./fixtures.ts";

/** A subject on a screen, in the words of who uses it. */
export class SubjectPage {
  readonly page: Page;
  readonly subjectId: string;

  constructor(page: Page, subjectId: string) {
    this.page = page;
    this.subjectId = subjectId;
  }

  get documents(): Locator {
    return this.page.getByRole("region", { name: "Documents", exact: true });
  }

  /** Of a note or a file. */
  row(title: string): Locator {
    return this.documents.getByRole("link", { name: title, exact: true });
  }

  get coming(): Locator {
    return this.documents.getByRole("list", { name: "Files on their way" }).getByRole("listitem");
  }

  async choose(...files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.page.getByTestId("document-files").setInputFiles([...files]);
  }

  /** Holds what is sent to it from here on. Answers how to let it go. */
  async hold(): Promise<() => void> {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const toSubject = (url: URL) => /\/subjects\/[^/]+\/documents$/.test(url.pathname);
    await this.page.route(toSubject, async (route) => {
      if (route.request().method() === "POST") await held;
      await route.continue().catch(() => {});
    });
    return letGo;
  }

  async menuOf(title: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `Menu of ${title}`, exact: true }).click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }
}

/** A new subject, open. */
export async function newSubject(
  person: Person,
  name: string,
  fields: { readonly description?: string; readonly color?: string } = {},
): Promise<SubjectPage> {
  const { id } = (await person.call("POST", "/subjects", { name, ...fields })) as { id: string };
  return await openSubject(person.page, id, name);
}

export async function openSubject(page: Page, subjectId: string, name: string): Promise<SubjectPage> {
  await page.goto(`/subjects/${subjectId}`);
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  return new SubjectPage(page, subjectId);
}

/** A note that is open. */
export class NotePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get text(): Locator {
    return this.page.getByRole("textbox", { name: "Text of the note" });
  }

  get sign(): Locator {
    return this.page.getByRole("status", { name: "State of the note" });
  }

  get preview(): Locator {
    return this.page.getByRole("region", { name: "Preview" });
  }

  async isSaved(): Promise<void> {
    await expect(this.sign).toHaveText("Saved");
  }
}

/** A note that is there, open on a page. */
export async function newNote(person: Person, subjectId: string, title: string, text: string): Promise<string> {
  const { id } = (await person.call("POST", `/subjects/${subjectId}/documents`, { title, text })) as { id: string };
  return id;
}

export async function openNote(page: Page, subjectId: string, documentId: string): Promise<NotePage> {
  await page.goto(`/subjects/${subjectId}/d/${documentId}`);
  const note = new NotePage(page);
  await note.isSaved();
  return note;
}

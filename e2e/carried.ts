import type { JSHandle, Locator, Page } from "@playwright/test";

export interface NamedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a hand carries over a page, or has cut out elsewhere. */
export async function carrying(page: Page, ...files: readonly NamedFile[]): Promise<JSHandle<DataTransfer>> {
  const encoded = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: buffer.toString("base64") }));
  return await page.evaluateHandle((carried) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, bytes } of carried) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], name, { type: mimeType }));
    }
    return transfer;
  }, encoded);
}

export async function pasteInto(target: Locator, ...files: readonly NamedFile[]): Promise<void> {
  const clipboardData = await carrying(target.page(), ...files);
  await target.evaluate((element, carried) => {
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
  }, clipboardData);
}

import type { Attachment } from "@syncboard/model";
import { UUID } from "../app/ids.ts";

const CONTENT = new RegExp(`^/api/v1/attachments/(${UUID})/content$`);
const DOCUMENT = new RegExp(`^/api/v1/documents/(${UUID})/content$`);

/** How a text names a file of its board: the address that the API has for it, which other programs understand, too. */
export function contentAddress(attachmentId: string): string {
  return `/api/v1/attachments/${attachmentId}/content`;
}

/** The attachment that an address in a text names; undefined: none of this site. */
export function attachmentIn(address: string, origin: string): string | undefined {
  return idIn(CONTENT, address, origin);
}

/** The same of a document of one's own. */
export function documentIn(address: string, origin: string): string | undefined {
  return idIn(DOCUMENT, address, origin);
}

function idIn(pattern: RegExp, address: string, origin: string): string | undefined {
  try {
    const url = new URL(address, origin);
    return url.origin === origin ? pattern.exec(url.pathname)?.[1] : undefined;
  } catch {
    return undefined;
  }
}

export function documentMarkdown({ id, name }: Pick<Attachment, "id" | "name">, isPicture: boolean): string {
  return `${isPicture ? "!" : ""}[${escaped(name)}](/api/v1/documents/${id}/content)`;
}

export function pictureMarkdown({ id, name }: Pick<Attachment, "id" | "name">): string {
  return `![${escaped(name)}](${contentAddress(id)})`;
}

export function attachmentMarkdown({ id, name, url }: Pick<Attachment, "id" | "name" | "url">): string {
  // In angle brackets an address may have any sign but these.
  const address = url === null ? contentAddress(id) : `<${url.replaceAll(/[<>\\]/g, encodeURIComponent)}>`;
  return `[${escaped(name)}](${address})`;
}

function escaped(name: string): string {
  return name.replaceAll(/\s+/g, " ").replaceAll(/[\\[\]*_`~<>&!|@#]/g, "\\$&");
}

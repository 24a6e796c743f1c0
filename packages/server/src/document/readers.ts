import { isWord } from "../attachment/packed-type.ts";

/** How the text of a file is had. */
export type Reader = "text" | "html" | "pdf" | "docx";

const UNKNOWN = "application/octet-stream";
/** What a text may be called that is none in UTF-8. */
const TEXT_NAME = /\.(txt|text|md|markdown|csv|tsv|log|tex|rst|org|json|xml|srt|vtt)$/i;
const HTML_NAME = /\.(x?html?)$/i;
const DOCX_NAME = /\.(docx|docm|dotx)$/i;

/** By its content, as far as that says it, and else by its name; undefined: no text is looked for in it. */
export function readerFor({
  mediaType,
  title,
}: {
  readonly mediaType: string;
  readonly title: string;
}): Reader | undefined {
  if (mediaType === "application/pdf") return "pdf";
  if (isWord(mediaType)) return "docx";
  // One whose names were not looked at, or do not say it.
  if (mediaType === "application/zip") return DOCX_NAME.test(title) ? "docx" : undefined;
  const isText = mediaType === "text/plain";
  if (!isText && mediaType !== UNKNOWN) return undefined;
  if (HTML_NAME.test(title)) return "html";
  return isText || TEXT_NAME.test(title) ? "text" : undefined;
}

import { createReadStream } from "node:fs";
import { headOf } from "../http/upload.ts";
import { packedTypeOf } from "./packed-type.ts";

/** What nothing is known of. */
const UNKNOWN = "application/octet-stream";
const TEXT = "text/plain";
const HEAD_BYTES = 128;
const ZIP = "application/zip";
/** Where formats that are archives say first of all what they are (OpenDocument, EPUB). */
const SAID_AT = 30;
/** To see that a text is one, all of it is read. */
const MOST_TEXT_BYTES = 16_777_216;

/** A type by what stands at a place in a file of it. */
const SIGNS: readonly (readonly [mediaType: string, at: number, sign: string])[] = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF87a"],
  ["image/gif", 0, "GIF89a"],
  ["image/webp", 8, "WEBP"],
  ["image/avif", 4, "ftypavif"],
  ["image/heic", 4, "ftypheic"],
  ["image/tiff", 0, "II*\0"],
  ["image/tiff", 0, "MM\0*"],
  ["application/pdf", 0, "%PDF-"],
  ["application/vnd.oasis.opendocument.text", SAID_AT, "mimetypeapplication/vnd.oasis.opendocument.textPK"],
  [
    "application/vnd.oasis.opendocument.spreadsheet",
    SAID_AT,
    "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK",
  ],
  [
    "application/vnd.oasis.opendocument.presentation",
    SAID_AT,
    "mimetypeapplication/vnd.oasis.opendocument.presentationPK",
  ],
  ["application/epub+zip", SAID_AT, "mimetypeapplication/epub+zip"],
  [ZIP, 0, "PK\x03\x04"],
  ["application/gzip", 0, "\x1f\x8b\x08"],
  ["application/x-7z-compressed", 0, "7z\xbc\xaf\x27\x1c"],
  ["application/vnd.rar", 0, "Rar!\x1a\x07"],
  ["application/x-ole-storage", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["audio/wav", 8, "WAVE"],
  ["audio/mpeg", 0, "ID3"],
  ["audio/mpeg", 0, "\xff\xfb"],
  ["audio/flac", 0, "fLaC"],
  ["audio/ogg", 0, "OggS"],
  ["audio/mp4", 4, "ftypM4A"],
  ["video/quicktime", 4, "ftypqt"],
  ["video/mp4", 4, "ftyp"],
  ["video/webm", 0, "\x1aE\xdf\xa3"],
];

/** By the content of a file: what it is called and what its sender says of it counts for nothing. */
export async function mediaTypeOf({ path, bytes }: { readonly path: string; readonly bytes: number }): Promise<string> {
  const head = (await headOf(path, HEAD_BYTES)).toString("latin1");
  const known = SIGNS.find(([, at, sign]) => head.startsWith(sign, at));
  if (known) return known[0] === ZIP ? ((await packedTypeOf(path)) ?? ZIP) : known[0];
  return bytes > 0 && bytes <= MOST_TEXT_BYTES && (await isText(path)) ? TEXT : UNKNOWN;
}

/** UTF-8 without U+0000. What is written in it, a page or a program, makes no difference. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      if (decoder.decode(chunk, { stream: true }).includes("\0")) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

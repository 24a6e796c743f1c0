import { open } from "node:fs/promises";
import type Sharp from "sharp";

/** Of the longer side. */
export const MOST_SIDE = 500;
export const MOST_PIXELS = 50_000_000;
const QUALITY = 85;
const SECONDS = 15;
/** More who wait means that pictures come faster than they can be drawn. */
const MOST_WAITING = 20;

export type Drawn =
  | { readonly outcome: "drawn"; readonly jpeg: Buffer }
  /** In words that go after "file". */
  | { readonly outcome: "refused"; readonly fault: string }
  | { readonly outcome: "busy" };

/** Draws the picture in a file as an avatar: upright, small, a JPEG, and nothing else of what was in the file. */
export type DrawPicture = (file: string) => Promise<Drawn>;

const FAULTS = {
  empty: "is empty",
  other: "must be a picture: PNG, JPEG, WebP or GIF",
  large: "must have at most 50 megapixels",
  damaged: "is damaged: the picture in it cannot be read whole",
  slow: "takes too long to read",
} as const;

/** One at a time: a picture of 50 megapixels may take 300 MB while it is drawn. */
export function pictureDrawing(): DrawPicture {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (file) => {
    if (waiting >= MOST_WAITING) return { outcome: "busy" };
    waiting++;
    const drawing = last.then(() => draw(file));
    last = drawing.catch(() => {});
    try {
      return await drawing;
    } finally {
      waiting--;
    }
  };
}

async function draw(file: string): Promise<Drawn> {
  const head = await headOf(file);
  if (head.length === 0) return refused("empty");
  const format = formatOf(head);
  if (format === undefined) return refused("other");
  const sharp = await loadSharp();
  try {
    // Of what moves, the first frame.
    const picture = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1, sequentialRead: true });
    const { width, height, format: found } = await picture.metadata();
    if (found !== format) return refused("other");
    if (width * height > MOST_PIXELS) return refused("large");
    const jpeg = await picture
      .autoOrient()
      .resize(MOST_SIDE, MOST_SIDE, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: QUALITY })
      .timeout({ seconds: SECONDS })
      .toBuffer();
    return { outcome: "drawn", jpeg };
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    if (said.includes("pixel limit")) return refused("large");
    return refused(said.includes("timeout") ? "slow" : "damaged");
  }
}

function refused(fault: keyof typeof FAULTS): Drawn {
  return { outcome: "refused", fault: FAULTS[fault] };
}

const HEAD_BYTES = 16;

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** By its first bytes; what it is called and what its sender says of it counts for nothing. */
export function formatOf(head: Buffer): "png" | "jpeg" | "webp" | "gif" | undefined {
  const text = head.toString("latin1");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  return text.startsWith("RIFF") && text.slice(8, 12) === "WEBP" ? "webp" : undefined;
}

let loading: Promise<typeof Sharp> | undefined;

/** With the first picture: it costs 30 MB, which a server without avatars does not spend. */
function loadSharp(): Promise<typeof Sharp> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    // Other readers, of PDF and SVG among them, are never asked, whatever a file looks like.
    sharp.block({ operation: ["VipsForeignLoad"] });
    const readers = ["Png", "Jpeg", "Webp", "Nsgif"].map((format) => `VipsForeignLoad${format}`);
    sharp.unblock({ operation: readers.flatMap((reader) => [`${reader}File`, `${reader}Buffer`]) });
    return sharp;
  });
  return loading;
}

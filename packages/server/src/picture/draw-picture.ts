import type Sharp from "sharp";
import { headOf } from "../http/upload.ts";

export const MOST_PIXELS = 50_000_000;
const QUALITY = 85;
const SECONDS = 15;
const HEAD_BYTES = 16;
/** More who wait means that pictures come faster than they can be drawn. */
const MOST_WAITING = 20;

export type Drawn =
  | { readonly outcome: "drawn"; readonly picture: Buffer; readonly width: number; readonly height: number }
  /** In words that go after "file". */
  | { readonly outcome: "refused"; readonly fault: string }
  | { readonly outcome: "busy" };

export interface Drawing {
  readonly mostWidth: number;
  readonly mostHeight: number;
  /** A JPEG has white where the picture lets through; a WebP lets through, too. */
  readonly format: "jpeg" | "webp";
}

/**
 * Draws the picture in a file once more: upright, small, and nothing else of what was in the file. Answers how large the one in the
 * file is, upright.
 */
export type DrawPicture = (file: string, as: Drawing) => Promise<Drawn>;

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
  return async (file, as) => {
    if (waiting >= MOST_WAITING) return { outcome: "busy" };
    waiting++;
    const drawing = last.then(() => draw(file, as));
    last = drawing.catch(() => {});
    try {
      return await drawing;
    } finally {
      waiting--;
    }
  };
}

async function draw(file: string, { mostWidth, mostHeight, format: wanted }: Drawing): Promise<Drawn> {
  const head = await headOf(file, HEAD_BYTES);
  if (head.length === 0) return refused("empty");
  const format = formatOf(head);
  if (format === undefined) return refused("other");
  const sharp = await loadSharp();
  try {
    // Of what moves, the first frame.
    const picture = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1, sequentialRead: true });
    const { autoOrient, format: found } = await picture.metadata();
    const { width, height } = autoOrient;
    if (found !== format) return refused("other");
    if (width * height > MOST_PIXELS) return refused("large");
    const small = picture.autoOrient().resize(mostWidth, mostHeight, { fit: "inside", withoutEnlargement: true });
    const drawn =
      wanted === "jpeg"
        ? small.flatten({ background: "#ffffff" }).jpeg({ quality: QUALITY })
        : small.webp({ quality: QUALITY });
    return { outcome: "drawn", picture: await drawn.timeout({ seconds: SECONDS }).toBuffer(), width, height };
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    if (said.includes("pixel limit")) return refused("large");
    return refused(said.includes("timeout") ? "slow" : "damaged");
  }
}

function refused(fault: keyof typeof FAULTS): Drawn {
  return { outcome: "refused", fault: FAULTS[fault] };
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

/** With the first picture: it costs 30 MB, which a server without pictures does not spend. */
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

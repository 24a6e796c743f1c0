import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

// Pictures that people send, and what others send as pictures.

/** A form with one file. */
export function formOf(content: Uint8Array<ArrayBuffer>, name = "me.png", type = "image/png"): FormData {
  const form = new FormData();
  form.set("file", new Blob([content], { type }), name);
  return form;
}

/** A form with a small picture that is fine. */
export function pictureForm(): FormData {
  return formOf(png(2, 2));
}

/** A red PNG of any size, even of one that nobody could unpack: its lines are repeated, so that it is small. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 3, 0, 0, 0], 8);
  const line = Buffer.alloc(1 + Math.ceil(width / 8));
  const lines = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const parts = [
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from([220, 30, 30, 0, 0, 0])),
    chunk("IDAT", lines),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const around = Buffer.alloc(4);
  around.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([around, body, sum]);
}

/** A photo: red at its left, blue at its right, lying on its side as cameras write it, with a place and an owner in it. */
export async function photo(format: "jpeg" | "png" | "webp", width = 800, height = 600) {
  const half = { width: width / 2, height, channels: 3 as const };
  const blue = await sharp({ create: { ...half, background: "#0000ff" } })
    .png()
    .toBuffer();
  const picture = sharp({ create: { width, height, channels: 3, background: "#ff0000" } })
    .composite([{ input: blue, left: width / 2, top: 0 }])
    .withExif({
      IFD0: { Copyright: "Ann Secret", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    })
    .withMetadata({ orientation: 6 });
  return new Uint8Array(await picture.toFormat(format).toBuffer());
}

/** Two frames: green, then black. */
export async function moving(format: "gif" | "webp") {
  const frame = { width: 20, height: 20, channels: 3 as const };
  const frames = ["#00ff00", "#000000"].map((background) =>
    sharp({ create: { ...frame, background } })
      .png()
      .toBuffer(),
  );
  const joined = sharp(await Promise.all(frames), { join: { animated: true } });
  return new Uint8Array(await joined.toFormat(format).toBuffer());
}

/** A PNG with nothing on it. */
export async function transparent() {
  const create = { width: 30, height: 20, channels: 4 as const, background: "#00000000" };
  return new Uint8Array(await sharp({ create }).png().toBuffer());
}

import { crc32, deflateSync } from "node:zlib";
import { expect, type Locator } from "@playwright/test";

/** A real PNG: red at its left, blue at its right. */
export function halves(width: number, height: number): Buffer {
  const line = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) line.set(x < width / 2 ? [220, 40, 40] : [40, 60, 220], 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
  };
  const lines = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const magic = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([magic, chunk("IHDR", header), chunk("IDAT", lines), chunk("IEND", Buffer.alloc(0))]);
}

/** The colour in the middle of a picture that is shown, `r` or `b`. */
export async function middleOf(picture: Locator): Promise<string> {
  await expect(picture).toBeVisible();
  return await picture.evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error("it is no picture");
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d");
    const { naturalWidth: width, naturalHeight: height } = image;
    context?.drawImage(image, width / 2 - 1, height / 2 - 1, 2, 2, 0, 0, 1, 1);
    const [red = 0, , blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    return red > 150 && blue < 100 ? "red" : blue > 150 && red < 100 ? "blue" : `${red} ${blue}`;
  });
}

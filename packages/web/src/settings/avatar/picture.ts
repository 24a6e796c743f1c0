import { type Crop, sideOf } from "./crop.ts";

export const ACCEPTED = "image/png,image/jpeg,image/webp,image/gif";

const TYPES = new Set(ACCEPTED.split(","));
/** As large as the server keeps it. */
const MOST_SIDE = 500;
const QUALITY = 0.92;

/** The picture in a file, upright. Undefined: there is none, or none that an avatar can be. */
export async function readPicture(file: File): Promise<ImageBitmap | undefined> {
  if (!TYPES.has(file.type)) return undefined;
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return undefined;
  }
}

/** Draws what was cut out over the whole of a square canvas; what is transparent is white, as it will be. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const side = sideOf(picture, crop.zoom);
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, crop.x - side / 2, crop.y - side / 2, side, side, 0, 0, canvas.width, canvas.height);
}

/** What was cut out, as a file to send. */
export async function cutOut(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.max(1, Math.min(MOST_SIDE, Math.round(sideOf(picture, crop.zoom))));
  drawCrop(canvas, picture, crop);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture came of it"))), "image/jpeg", QUALITY);
  });
}

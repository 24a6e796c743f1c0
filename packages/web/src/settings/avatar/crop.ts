/** The square that is cut out of a picture, in pixels of the picture. */
export interface Crop {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** 1: as large as fits. */
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MOST_ZOOM = 4;

/** As large as fits, in the middle. */
export function wholeOf({ width, height }: Size): Crop {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

/** The length of its sides. */
export function sideOf({ width, height }: Size, zoom: number): number {
  return Math.min(width, height) / zoom;
}

/** The nearest that lies within the picture. */
export function within(size: Size, { x, y, zoom }: Crop): Crop {
  const fitting = clamp(zoom, 1, MOST_ZOOM);
  const half = sideOf(size, fitting) / 2;
  return { x: clamp(x, half, size.width - half), y: clamp(y, half, size.height - half), zoom: fitting };
}

/** Moved by parts of its own side: 1 to the right shows what was just beyond the right edge. */
export function moved(size: Size, crop: Crop, right: number, down: number): Crop {
  const side = sideOf(size, crop.zoom);
  return within(size, { ...crop, x: crop.x + right * side, y: crop.y + down * side });
}

/** The same middle, closer or farther. */
export function zoomed(size: Size, crop: Crop, times: number): Crop {
  return within(size, { ...crop, zoom: crop.zoom * times });
}

const STEP = 0.05;
const ZOOM_STEP = 1.1;

/** What a key does; undefined for one that does nothing here. */
export function byKey(size: Size, crop: Crop, key: string): Crop | undefined {
  switch (key) {
    case "ArrowLeft":
      return moved(size, crop, -STEP, 0);
    case "ArrowRight":
      return moved(size, crop, STEP, 0);
    case "ArrowUp":
      return moved(size, crop, 0, -STEP);
    case "ArrowDown":
      return moved(size, crop, 0, STEP);
    case "+":
    case "=":
      return zoomed(size, crop, ZOOM_STEP);
    case "-":
      return zoomed(size, crop, 1 / ZOOM_STEP);
    case "0":
      return wholeOf(size);
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

import type { AttachedFile, Attachment } from "@syncboard/model";
import {
  File,
  FileArchive,
  FileCode,
  FileHeadphone,
  FileImage,
  FilePlay,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
} from "lucide-react";

/** What the server shows as a picture: an SVG is none, it is a document. */
export const PICTURES: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/avif",
]);

export interface AttachedPicture extends Attachment {
  readonly file: AttachedFile;
}

export function isPicture(attachment: Attachment): attachment is AttachedPicture {
  return attachment.file?.hasThumbnail === true;
}

/** By content, as the server saw it; what is not here is a file like any other. */
const SIGNS: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//, FileImage],
  [/^video\//, FilePlay],
  [/^audio\//, FileHeadphone],
  [/word|opendocument\.text|presentation|epub/, FileText],
  [/zip|tar|gzip|bzip|rar|7z|xz|zstd|compressed/, FileArchive],
  [/spreadsheet|ms-excel|csv/, FileSpreadsheet],
  [/html|xml|json|javascript/, FileCode],
  [/^text\/|pdf|rtf/, FileText],
];

export function signOf(mediaType: string): LucideIcon {
  return SIGNS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? File;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const STEP = 1024;

/** A size for people: three digits say enough. */
export function sizeText(bytes: number, locale: string): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: UNITS[unit] ?? "byte",
    // "2 byte" is said by nobody.
    unitDisplay: unit === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  });
  return format.format(value);
}

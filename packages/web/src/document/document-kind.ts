import type { Document } from "@syncboard/client";
import { type LucideIcon, NotebookText } from "lucide-react";
import { signOf } from "../attachment/media.ts";

export function iconOf({ kind, mediaType }: Pick<Document, "kind" | "mediaType">): LucideIcon {
  return kind === "note" ? NotebookText : signOf(mediaType);
}

const MOST_LETTERS = 5;

/** What people call such a file: the end of its name. */
export function endingOf(title: string): string | undefined {
  const ending = /\.([\p{L}\p{N}]+)$/u.exec(title)?.[1];
  return ending !== undefined && ending.length <= MOST_LETTERS ? ending.toUpperCase() : undefined;
}

export type Preview = "note" | "picture" | "pdf" | "text" | "none";

/** More than anybody reads in a page, and more than a page shows well. */
const MOST_TEXT = 1_048_576;
const MOST_PDF = 100 * 1_048_576;

/** How a document can be shown here; what cannot is a download. Nothing that a file brings along is ever run. */
export function previewOf({ kind, mediaType, hasThumbnail, bytes }: Document): Preview {
  if (kind === "note") return "note";
  if (hasThumbnail) return "picture";
  if (mediaType === "application/pdf") return bytes <= MOST_PDF ? "pdf" : "none";
  return isText(mediaType) && bytes <= MOST_TEXT ? "text" : "none";
}

function isText(mediaType: string): boolean {
  return (
    /^text\/|^application\/(?:json|xml|javascript|x-sh|toml|yaml|x-yaml)$|\+(?:json|xml)$/.test(mediaType) &&
    mediaType !== "image/svg+xml"
  );
}

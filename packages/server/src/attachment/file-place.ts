/** Of the bytes of all attachments. */
export const FILES = "attachments/";

/** Under which the storage keeps what was uploaded. */
export function fileKey(fileId: string): string {
  return `${FILES}${fileId}`;
}

/** The small picture of it. */
export function thumbnailKey(fileId: string): string {
  return `${FILES}${fileId}.webp`;
}

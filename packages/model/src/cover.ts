import { type Static, Type } from "typebox";
import { ColorName, Id, Pixels } from "./ids.ts";

/**
 * What stands on top of a card's front: a picture that is attached to it, with its size in pixels so that room can be kept before
 * it is read, or a colour.
 */
export const Cover = Type.Union([
  Type.Object({ attachmentId: Id, width: Pixels, height: Pixels }),
  Type.Object({ color: ColorName }),
]);
export type Cover = Static<typeof Cover>;

export const CoverOrNone = Type.Union([Cover, Type.Null()]);

export const CoverColor = Type.Object({ color: ColorName }, { additionalProperties: false });

/** As somebody chooses it: null for none. */
export const CoverChoice = Type.Union([
  Type.Object({ attachmentId: Id }, { additionalProperties: false }),
  CoverColor,
  Type.Null(),
]);
export type CoverChoice = Static<typeof CoverChoice>;

/** The attachment that the cover shows; undefined for a colour and for none. */
export function pictureOf(cover: Cover | CoverChoice): string | undefined {
  return cover !== null && "attachmentId" in cover ? cover.attachmentId : undefined;
}

export function choiceOf(cover: Cover | null): CoverChoice {
  if (cover === null) return null;
  return "color" in cover ? { color: cover.color } : { attachmentId: cover.attachmentId };
}

export function isSameCover(one: CoverChoice | Cover, other: CoverChoice | Cover): boolean {
  if (one === null || other === null) return one === other;
  if ("color" in one) return "color" in other && one.color === other.color;
  return pictureOf(one) === pictureOf(other);
}

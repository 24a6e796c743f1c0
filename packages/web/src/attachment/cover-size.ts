import type { Card } from "@syncboard/model";

/** In pixels, as wide as a column lets it be. */
const WIDTH = 270;
/** As attachment.css draws it, with what stands under it. */
const COLOR = 36;

/** Very tall pictures are cut, and very wide ones too. */
const NARROWEST = 1.4;
const WIDEST = 6;

type Picture = Extract<Card["cover"], { readonly attachmentId: string }>;

/** How often the height of a picture on a card's front goes into its width. */
export function coverRatio({ width, height }: Picture): number {
  return Math.min(Math.max(width / height, NARROWEST), WIDEST);
}

/** How much of a card's front its cover takes. */
export function coverHeight(cover: Card["cover"]): number {
  if (cover === null) return 0;
  return "color" in cover ? COLOR : WIDTH / coverRatio(cover);
}

import type { Card } from "@syncboard/model";
import type { CSSProperties } from "react";
import { lazyPart } from "../ui/lazy-part.tsx";
import { coverRatio } from "./cover-size.ts";

const CoverPicture = lazyPart(
  async () => (await import("./CoverPicture.tsx")).CoverPicture,
  () => null,
);

/** The top of a card's front. A picture has its room before it is there, so that nothing jumps. */
export function CardCover({ cover }: { readonly cover: NonNullable<Card["cover"]> }) {
  if ("color" in cover) return <span aria-hidden className="card-cover" data-color={cover.color} />;
  return (
    <span aria-hidden className="card-cover" style={{ "--ratio": coverRatio(cover) } as CSSProperties}>
      <CoverPicture attachmentId={cover.attachmentId} />
    </span>
  );
}

import type { Found } from "@syncboard/client";
import { addressOf } from "../search/address-of.ts";
import { FOUND_ICONS } from "../search/found-icons.ts";
import type { PaletteEntry } from "./palette.ts";

/** What was found, and where each of it opens. */
export function foundEntries(found: readonly Found[], goTo: (address: string) => void): PaletteEntry[] {
  return found.map((each) => {
    const { type, id, title, titleParts, extract, boardTitle } = each;
    const isInTitle = titleParts.some(({ isMatch }) => isMatch);
    const text = extract.map((part) => part.text).join("");
    // Where the title does not say why it was found, its text does; what is only near in meaning is told by its place.
    const isInText = extract.some(({ isMatch }) => isMatch);
    const said = isInTitle ? boardTitle : isInText || type === "comment" ? text : (boardTitle ?? text);
    return {
      id: `${type}.${id}`,
      label: title,
      ...(said && { detail: said }),
      icon: FOUND_ICONS[type],
      run: () => goTo(addressOf(each)),
    };
  });
}

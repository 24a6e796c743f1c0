const COPIED = [
  ...[
    "boxSizing",
    "width",
    "fontFamily",
    "fontSize",
    "fontWeight",
    "fontFeatureSettings",
    "letterSpacing",
    "lineHeight",
  ],
  ...["paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "tabSize", "direction", "textAlign"],
  ...["borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth"],
] as const;

/** Where a letter of a field stands, in pixels from the field's own corner; a browser says so of no field, so a copy is asked. */
export function caretPlace(field: HTMLTextAreaElement, at: number) {
  const look = getComputedStyle(field);
  const copy = document.createElement("div");
  for (const name of COPIED) copy.style.setProperty(kebab(name), look.getPropertyValue(kebab(name)));
  copy.style.borderStyle = "solid";
  copy.style.position = "absolute";
  copy.style.visibility = "hidden";
  copy.style.whiteSpace = "pre-wrap";
  copy.style.overflowWrap = "break-word";
  copy.style.insetBlockStart = "0";
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(field.value.slice(0, at), mark);
  document.body.append(copy);
  const { offsetLeft, offsetTop, offsetHeight } = mark;
  copy.remove();
  const left = look.direction === "rtl" ? field.offsetWidth - offsetLeft : offsetLeft;
  return { start: left, bottom: offsetTop + offsetHeight - field.scrollTop };
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

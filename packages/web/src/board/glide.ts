import { isMotionReduced } from "../ui/motion.ts";

const GLIDE_MS = 150;
const RING_MS = 1_000;
const EASE = "cubic-bezier(0.2, 0.7, 0.2, 1)";

/** A copy of an element that floats above the page, where the element is now. */
export function ghostOf(element: HTMLElement): HTMLElement {
  const { left, top, width, height } = element.getBoundingClientRect();
  const ghost = element.cloneNode(true) as HTMLElement;
  ghost.inert = true;
  ghost.ariaHidden = "true";
  ghost.removeAttribute("data-card");
  for (const inner of ghost.querySelectorAll("[data-card], [data-column-head], [id]")) {
    inner.removeAttribute("data-card");
    inner.removeAttribute("data-column-head");
    inner.removeAttribute("id");
  }
  ghost.classList.add("ghost");
  Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  document.body.append(ghost);
  return ghost;
}

/**
 * Lets a ghost glide to an element, which is unseen until it arrives: First, Last, Invert, Play (Paul Lewis, 2015), with
 * a copy because a scrolling list would cut off what glides out of it.
 */
export function glideTo(ghost: HTMLElement, target: HTMLElement | null): void {
  if (!target || isMotionReduced()) {
    ghost.remove();
    return;
  }
  const from = ghost.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const timing = { duration: GLIDE_MS, easing: EASE, fill: "forwards" } as const;
  target.animate([{ opacity: 0 }, { opacity: 0 }], { duration: GLIDE_MS });
  const glide = ghost.animate(
    [{}, { transform: `translate(${to.left - from.left}px, ${to.top - from.top}px)`, rotate: "0deg" }],
    { ...timing, composite: "add" },
  );
  const end = () => ghost.remove();
  glide.onfinish = end;
  glide.oncancel = end;
}

/** Rings an element for a second in a person's colour. */
export function ring(element: HTMLElement, color: string): void {
  if (isMotionReduced()) return;
  const shown = { outline: `2px solid ${color}`, outlineOffset: "0px" };
  element.animate([shown, { ...shown, offset: 0.7 }, { outline: "2px solid transparent", outlineOffset: "0px" }], {
    duration: RING_MS,
    easing: "ease-out",
  });
}

/** How near to an edge the scrolling begins, in pixels, and how far it goes in a frame at the very edge. */
const REACH = 72;
const STEP = 16;

/** Scrolls the page while something is held near its upper or lower edge. */
export function scrollBy(y: number): void {
  const near = Math.min(y, innerHeight - y);
  if (near >= REACH) return;
  const strength = Math.min(1, (REACH - near) / REACH) ** 2 * STEP;
  window.scrollBy(0, y < innerHeight / 2 ? -strength : strength);
}

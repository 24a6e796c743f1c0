/** A click that ends a drag is none. */
export function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  // No click comes when the pointer was let go over another element than it went down on.
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
}

/** Whether columns, and the page, go from right to left. */
export function isRightToLeft(): boolean {
  return document.documentElement.dir === "rtl";
}

import { useSyncExternalStore } from "react";

const WIDTH = 288;
const PHONE = 640;
/** What of the neighbour is left to see beside a column on a phone. */
const PEEK = 44;

function widthNow(): number {
  return innerWidth < PHONE ? Math.min(innerWidth - PEEK, 360) : WIDTH;
}

/** In pixels: 288, and on a phone one column at a time. */
export function useColumnWidth(): number {
  return useSyncExternalStore((listener) => {
    addEventListener("resize", listener);
    return () => removeEventListener("resize", listener);
  }, widthNow);
}

import { useSyncExternalStore } from "react";

const WIDTH = 288;
const PHONE = 640;
/** What of the neighbour is left to see beside a column on a phone. */
const PEEK = 44;

export function isPhoneWide(): boolean {
  return innerWidth < PHONE;
}

/** In pixels: 288, and on a phone one column at a time. */
export function useColumnWidth(): { readonly width: number; readonly isPhone: boolean } {
  const screen = useSyncExternalStore(
    (listener) => {
      addEventListener("resize", listener);
      return () => removeEventListener("resize", listener);
    },
    () => innerWidth,
  );
  const isPhone = screen < PHONE;
  return { isPhone, width: isPhone ? Math.min(screen - PEEK, 360) : WIDTH };
}

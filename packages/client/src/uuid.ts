/** What makes an id: no two are the same, and those of one maker sort in the order of their making. */
export type NewId = () => string;

const COUNTER_MAX = 0xfff;

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter for those of one millisecond (section
 * 6.2, method 1), 62 random bits.
 */
export function idMaker(now: () => number = Date.now): NewId {
  let last = 0;
  let counter = 0;
  return () => {
    const time = now();
    if (time > last) {
      last = time;
      counter = 0;
    } else if (counter < COUNTER_MAX) {
      counter++;
    } else {
      // The millisecond is full, or the clock went back: borrow from the next one rather than break the order.
      last++;
      counter = 0;
    }
    const random = crypto.getRandomValues(new Uint8Array(8));
    const tail = [...random].map((byte, index) => (index === 0 ? (byte & 0x3f) | 0x80 : byte)).map(hexByte);
    const time48 = last.toString(16).padStart(12, "0");
    const count = counter.toString(16).padStart(3, "0");
    return `${time48.slice(0, 8)}-${time48.slice(8)}-7${count}-${tail.slice(0, 2).join("")}-${tail.slice(2).join("")}`;
  };
}

/** A new id for a card, a column or a command. */
export const newId: NewId = idMaker();

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

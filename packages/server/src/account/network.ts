import { isIPv6 } from "node:net";

const GROUPS = 8;
const OF_THE_NETWORK = 4;

/** What one subscriber has: an IPv4 address, or the first half of an IPv6 address, whose second half is theirs to change. */
export function networkOf(address: string): string {
  const [bare = ""] = address.split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(bare)) return address;
  const [head = "", tail] = bare.toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const between = Array.from({ length: Math.max(0, GROUPS - before.length - after.length) }, () => "0");
  const groups = [...before, ...(tail === undefined ? [] : between), ...after];
  const network = groups.slice(0, OF_THE_NETWORK).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/**
 * Text as it is compared: without marks over and under letters, in lower case, and what is one letter in two forms in one.
 * Of what is folded it can be said where it stood, for what is shown is the text as it was written.
 */
export interface Folded {
  readonly text: string;
  /** Where in the original the sign at this place of the folded text began. */
  originAt(place: number): number;
}

/** A sign beyond ASCII with the marks that follow it, or a Hangul syllable that is written by its parts. */
const CLUSTERS = /[\u1100-\u11ff]+|[^\0-\x7f][\p{M}\uff9e\uff9f]*/gu;
/** Marks that belong to no script of their own, what is not seen, Hebrew points and the Arabic stroke that only widens. Not those that make other kana. */
const DROPPED = /(?![\u3099\u309a])[\p{Script=Inherited}\p{Cf}\u0591-\u05bd\u05bf\u05c1-\u05c5\u05c7\u0640]/gu;
/** Letters that no normal form takes apart, and that people type without. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ς: "σ",
};
const MOST_KNOWN = 20_000;
/** Of what is remembered: longer ones nobody writes twice, and many of them would fill the memory. */
const LONGEST_KNOWN = 32;
const known = new Map<string, string>();

function foldCluster(cluster: string): string {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const bare = cluster.normalize("NFKD").replace(DROPPED, "").normalize("NFC").toLowerCase();
  const folded = bare.replace(/[^\0-\x7f]/gu, (letter) => PLAIN[letter] ?? letter);
  if (cluster.length > LONGEST_KNOWN) return folded;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(cluster, folded);
  return folded;
}

export function fold(text: string): string {
  return text.replace(CLUSTERS, foldCluster).toLowerCase();
}

/** A piece that has another length than what was folded out of it. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly originFrom: number;
  readonly originTo: number;
}

/** The same, and where everything was. */
export function foldWithOrigins(text: string): Folded {
  const changes: Change[] = [];
  let by = 0;
  const folded = text
    .replace(CLUSTERS, (cluster, at: number) => {
      const made = foldCluster(cluster);
      if (made.length !== cluster.length) {
        const from = at + by;
        changes.push({ from, to: from + made.length, originFrom: at, originTo: at + cluster.length });
        by += made.length - cluster.length;
      }
      return made;
    })
    .toLowerCase();
  return { text: folded, originAt: (place) => originIn(changes, place) };
}

/** Of several letters that were one, only the first begins where that one did. */
function originIn(changes: readonly Change[], place: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.from ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const last = changes[low - 1];
  if (!last) return place;
  if (place >= last.to) return last.originTo + place - last.to;
  return place === last.from ? last.originFrom : last.originTo;
}

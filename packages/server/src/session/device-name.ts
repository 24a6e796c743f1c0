// What a browser or a program says of itself, in the words that people know it by. More than these has no rule that
// would not be wrong tomorrow: what is not recognised keeps its own name.

const UNKNOWN = "Unknown device";
const LONGEST_NAME = 60;

/** The first that fits is it: most browsers also say that they are Chrome and Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\b(Edg|EdgA|EdgiOS)\//, "Edge"],
  [/\b(OPR|OPT|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/\S+ .*\bSafari\//, "Safari"],
];

/** Android says that it is Linux, and an iPhone that it is like a Mac. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\b(Macintosh|Mac OS X)\b/, "macOS"],
  [/\b(Linux|X11)\b/, "Linux"],
];

function firstOf(names: readonly (readonly [RegExp, string])[], userAgent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1];
}

/** A user agent in plain words: "Firefox on Linux", "Safari on iPhone", "curl". */
export function deviceName(userAgent: string): string {
  const browser = firstOf(BROWSERS, userAgent);
  const system = firstOf(SYSTEMS, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  if (browser) return browser;
  // Programs begin with their own name: `curl/8.5.0`, `python-requests/2.32`.
  const [program = ""] = userAgent.trim().split(/[/\s]/);
  if (program !== "" && program !== "Mozilla") return program.slice(0, LONGEST_NAME);
  return system ?? UNKNOWN;
}

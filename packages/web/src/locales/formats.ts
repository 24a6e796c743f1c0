// Making a formatter takes a hundred times what it then does with a date, and a long list asks for the same few in each
// row: each is made once and kept. There are no more of them than places that ask, times the languages.

const dates = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

function kept<Format>(made: Map<string, Format>, key: string, make: () => Format): Format {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

/** In the time zone that the device is in by now: it may have travelled since the page was opened. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`;
  return kept(dates, key, () => new Intl.DateTimeFormat(locale, options));
}

/** "yesterday", "in 3 days". */
export function spanFormat(locale: string): Intl.RelativeTimeFormat {
  return kept(spans, locale, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
}

export function numberFormat(locale: string): Intl.NumberFormat {
  return kept(numbers, locale, () => new Intl.NumberFormat(locale));
}

import fc from "fast-check";

// Requests that nobody would send, made from the server's own description of what it takes.

/** The part of a JSON Schema that the server's description uses. */
export interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Parameter {
  readonly required?: boolean;
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface ArbitraryRequest {
  readonly method: string;
  readonly path: string;
  /** The text of the body; undefined sends none. */
  readonly body: string | undefined;
  /** The media type of the body. */
  readonly type: string;
}

/** Any UTF-16, halves of surrogate pairs and control characters included. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 20 });

const MOST_LENGTH = 1_001;

const oddText = fc.constantFrom(
  "",
  " ",
  "\u0000",
  "\ud800",
  "a\u0301",
  "'; drop table card; --",
  "__proto__",
  "x".repeat(501),
);

const oddNumber = fc.constantFrom(-1, 0, 0.5, -0, 1_000_000, 1_000_001, 2 ** 31, 2 ** 53, 1e21, 1e308);

const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { id: null }) },
  { weight: 2, arbitrary: oddNumber },
  { weight: 2, arbitrary: oddText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** Mostly what the schema asks for, so that a request gets far, and now and then something else. */
function valueFor(schema: Schema, ids: () => readonly string[]): fc.Arbitrary<unknown> {
  const fitting = fittingFor(schema, ids);
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: anyJson });
}

function fittingFor(schema: Schema, ids: () => readonly string[]): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => fittingFor(each, ids)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.oneof(fc.nat(20), oddNumber, edgeNumber(schema));
    case "array":
      return fc.array(schema.items ? valueFor(schema.items, ids) : anyJson, { maxLength: 4 });
    case "object": {
      const record: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, each] of Object.entries(schema.properties ?? {})) record[name] = valueFor(each, ids);
      return fc.oneof(
        { weight: 9, arbitrary: fc.record(record, { requiredKeys: [...(schema.required ?? [])] }) },
        { weight: 1, arbitrary: fc.record(record, { requiredKeys: [] }) },
      );
    }
    case "string":
      return isId(schema)
        ? anyId(ids)
        : fc.oneof(fc.string({ minLength: 1, maxLength: 30 }), anyText, oddText, edgeText(schema));
    default:
      return anyJson;
  }
}

/** Lengths exactly at what the schema allows, and one beyond. */
function edgeText({ minLength = 0, maxLength = 500 }: Schema): fc.Arbitrary<string> {
  // Long ones are tried one by one (boundaries.test.ts): a thousand of them would only fill the database.
  const edges = [minLength - 1, minLength, maxLength, maxLength + 1];
  const lengths = edges.filter((length) => length >= 0 && length <= MOST_LENGTH);
  return fc
    .tuple(fc.constantFrom(...lengths), fc.constantFrom("x", "é", "𝄞", " "))
    .map(([length, sign]) => sign.repeat(length));
}

function edgeNumber({ minimum = 0, maximum = 100 }: Schema): fc.Arbitrary<number> {
  return fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1);
}

function isId({ pattern }: Schema): boolean {
  return pattern?.startsWith("^[0-9a-f]{8}-") ?? false;
}

/** Ids are taken when a request is made: what they name may have been deleted since the last. */
function anyId(ids: () => readonly string[]): fc.Arbitrary<string> {
  const known = fc.nat(1_000).map((index) => ids()[index % ids().length] ?? "");
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: anyText },
  );
}

/** Requests to one operation. `ids` gives ids of things that are there. */
export function requestsTo(
  method: string,
  path: string,
  operation: Operation,
  ids: (parameter: string) => readonly string[],
): fc.Arbitrary<ArbitraryRequest> {
  const named = operation.parameters ?? [];
  const inPath = named.filter((each) => each.in === "path");
  const inQuery = named.filter((each) => each.in === "query");
  const places = fc.tuple(...inPath.map(({ name }) => anyId(() => ids(name))));
  const query = fc.record(
    Object.fromEntries(
      inQuery.map(({ name, schema }) => [
        name,
        fc.oneof(fittingFor(schema, () => ids(name)).map(String), fc.nat(200).map(String), anyText),
      ]),
    ),
    { requiredKeys: [] },
  );
  const content = operation.requestBody?.content ?? {};
  const [type = "application/json"] = Object.keys(content);
  const schema = content[type]?.schema;
  if (type.startsWith("multipart/")) {
    return uploads().map((upload) => ({ method: method.toUpperCase(), path, ...upload }));
  }
  const isForm = type.endsWith("form-urlencoded");
  const textOf = (value: unknown) => (isForm ? formOf(value) : JSON.stringify(value));
  const body = schema
    ? fc.oneof(
        { weight: 8, arbitrary: fittingFor(schema, () => ids("")).map(textOf) },
        { weight: 1, arbitrary: anyJson.map(textOf) },
        { weight: 1, arbitrary: fc.option(anyText, { nil: undefined }) },
      )
    : fc.constantFrom(undefined, "{}", "null");
  return fc.tuple(places, query, body).map(([values, asked, text]) => {
    const filled = inPath.reduce(
      (filled, { name }, index) => filled.replace(`{${name}}`, encode(values[index] ?? "")),
      path,
    );
    const asks = Object.entries(asked).map(([name, value]) => `${name}=${encode(String(value))}`);
    return {
      method: method.toUpperCase(),
      path: filled + (asks.length > 0 ? `?${asks.join("&")}` : ""),
      body: method === "get" ? undefined : text,
      type,
    };
  });
}

const BOUNDARY = "a-line-between";

/** Bodies of several parts: whole ones, with names and types that nobody gives to files, and broken ones. */
function uploads(): fc.Arbitrary<{ readonly body: string | undefined; readonly type: string }> {
  const name = fc.constantFrom("file", "file", "file", "", "other", "__proto__", "x".repeat(200));
  const filename = fc.constantFrom(
    '; filename="me.png"',
    '; filename="../../jwt-secret"',
    '; filename=""',
    `; filename="${"x".repeat(3_000)}"`,
    "; filename*=UTF-8''%00%FF",
    "",
  );
  const header = fc.constantFrom("Content-Type: image/png\r\n", "Content-Type: x\r\n", "", "X: y\r\n".repeat(50));
  const content = fc.oneof(
    fc.constantFrom(SMALL_GIF, SMALL_GIF.slice(0, 20), "GIF89a", "<svg onload=alert(1)>", "", "x".repeat(100_000)),
    fc.string({ maxLength: 50 }),
  );
  const part = fc
    .tuple(name, filename, header, content)
    .map(
      ([field, file, type, text]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${file}\r\n${type}\r\n${text}\r\n`,
    );
  const whole = fc.array(part, { maxLength: 4 }).map((parts) => `${parts.join("")}--${BOUNDARY}--\r\n`);
  const body = fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 2, arbitrary: fc.tuple(whole, fc.nat(300)).map(([text, length]) => text.slice(0, length)) },
    { weight: 1, arbitrary: fc.option(anyText, { nil: undefined }) },
  );
  const type = fc.oneof(
    { weight: 9, arbitrary: fc.constant(`multipart/form-data; boundary=${BOUNDARY}`) },
    { weight: 1, arbitrary: fc.constantFrom("multipart/form-data", "multipart/mixed; boundary=x", "image/gif") },
  );
  return fc.tuple(body, type).map(([text, said]) => ({ body: text, type: said }));
}

/** One dot. All its bytes are ASCII, so that it stands in a text as it is. */
const SMALL_GIF =
  "GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000,\u0000\u0000\u0000\u0000\u0001\u0000\u0001\u0000\u0000\u0002\u0002D\u0001\u0000;";

function formOf(value: unknown): string {
  const fields = Object.entries(typeof value === "object" && value !== null ? value : { value });
  return fields.map(([name, each]) => `${encode(name)}=${encode(String(each))}`).join("&");
}

/** Halves of surrogate pairs have no encoding; as bytes that are no UTF-8 they come closest. */
function encode(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : "%ED%A0%80";
}

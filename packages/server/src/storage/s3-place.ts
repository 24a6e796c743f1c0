/** Where in the world a bucket is, and who we are there. */
export interface S3Place {
  /** With the bucket as its path: https://host:port/bucket. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What all keys begin with: empty, or folders with a slash at the end. */
  readonly folder: string;
}

/** As most stores that are not Amazon's call themselves, or take for themselves. */
const REGION = "us-east-1";
const BUCKET = /^\w[\w.-]{1,62}$/;
const FOLDERS = /^([A-Za-z0-9][\w.-]*\/)*$/;

/** Reads `s3://ACCESS_KEY:SECRET@host:port/bucket/folder?region=…&tls=off`; undefined when it is none. */
export function readS3Place(text: string): S3Place | undefined {
  if (!text.startsWith("s3://") || !URL.canParse(text)) return undefined;
  const { host, hash, username, password, pathname, searchParams } = new URL(text);
  const [accessKeyId, secretAccessKey] = [decoded(username), decoded(password)];
  const [, bucket = "", ...folders] = pathname.replace(/\/$/, "").split("/");
  const folder = folders.map((each) => `${each}/`).join("");
  const { region = REGION, tls = "on", ...rest } = Object.fromEntries(searchParams);
  const endpoint = `${tls === "off" ? "http" : "https"}://${host}/${bucket}`;
  const isFit =
    host !== "" &&
    hash === "" &&
    BUCKET.test(bucket) &&
    FOLDERS.test(folder) &&
    /^[\w-]+$/.test(region) &&
    ["on", "off"].includes(tls) &&
    Object.keys(rest).length === 0 &&
    URL.canParse(endpoint);
  if (!isFit || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, region, accessKeyId, secretAccessKey, folder };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

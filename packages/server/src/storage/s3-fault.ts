import { OperatorError } from "../operator-error.ts";

/** What a store refused or failed to do. */
export class S3Fault extends OperatorError {
  override readonly name = "S3Fault";
  /** As the store calls it: NoSuchKey. */
  readonly code: string | undefined;

  constructor(message: string, code?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What to do about it, by the store's codes. */
const ADVICE: Readonly<Record<string, string>> = {
  AccessDenied: "the key may not do this",
  AuthorizationHeaderMalformed: "STORAGE_URL names another region",
  InvalidAccessKeyId: "the access key in STORAGE_URL is not known there",
  NoSuchBucket: "the bucket in STORAGE_URL is not there",
  PermanentRedirect: "STORAGE_URL names another region or host",
  RequestTimeTooSkewed: "the clock of this machine is wrong, or that of the store",
  SignatureDoesNotMatch: "the access key or the secret in STORAGE_URL is wrong",
};

/** What s3mini threw, without what it quotes of the request. */
export function faultOf(error: unknown, endpoint: string): S3Fault {
  if (error instanceof S3Fault) return error;
  if (error instanceof Error && "status" in error && "body" in error) {
    const body = String(error.body);
    const code = /<Code>([^<]+)</.exec(body)?.[1] ?? "no reason";
    const said = ADVICE[code] ?? /<Message>([^<]+)</.exec(body)?.[1]?.replace(/\s+/g, " ");
    const message = `${endpoint} answered ${String(error.status)} ${code}${said === undefined ? "" : `: ${said}`}`;
    return new S3Fault(message, code);
  }
  return new S3Fault(`${endpoint} cannot be reached: ${reasonOf(error)}`, undefined, { cause: error });
}

/** Beneath "fetch failed" is what failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return "code" in error && error.message === "" ? String(error.code) : error.message;
}

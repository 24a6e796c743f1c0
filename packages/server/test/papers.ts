import { crc32, deflateRawSync, deflateSync } from "node:zlib";

// Files with words in them, as programs write them, and as nobody should.

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
}

/** A ZIP of these files. */
export function zip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  return archive(parts, true);
}

/** The same, with the files in it as they are. */
export function stored(...parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  return archive(parts, false);
}

function archive(parts: readonly Part[], isPacked: boolean): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const bytes = Buffer.from(content);
    const packed = isPacked ? deflateRawSync(bytes) : bytes;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(isPacked ? 8 : 0, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), packed]);
    local.push(head);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), about, end, Buffer.from(name)]));
    at += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]));
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document of these paragraphs, as XML where they begin with `<`. */
export function docx(...paragraphs: readonly string[]): Uint8Array<ArrayBuffer> {
  const body = paragraphs.map((words) => (words.startsWith("<") ? words : `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`));
  return zip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "word/document.xml",
      content: `<?xml version="1.0"?><w:document ${WORD}><w:body>${body.join("")}</w:body></w:document>`,
    },
    { name: "word/media/image1.txt", content: "no words of the document" },
  ]);
}

interface PdfOptions {
  /** How often the one page is named. */
  readonly times?: number;
  /** What is drawn on it, instead of words. */
  readonly drawing?: Buffer;
}

/** A PDF of one page with these lines. */
export function pdf(lines: readonly string[], { times = 1, drawing }: PdfOptions = {}): Uint8Array<ArrayBuffer> {
  const words = lines.map((line) => `(${line}) Tj T*`).join(" ");
  const content = deflateSync(drawing ?? Buffer.from(`BT /F1 12 Tf 14 TL 72 720 Td ${words} ET`));
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${"3 0 R ".repeat(times)}] /Count ${times} >>`,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
      content,
      Buffer.from("\nendstream"),
    ]),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    places.push(at);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    parts.push(part);
    at += part.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

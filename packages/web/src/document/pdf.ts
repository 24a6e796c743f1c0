import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  version,
} from "pdfjs-dist/legacy/build/pdf.min.mjs";
import workerSrc from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

/** Where the build puts what some files need to be read, like the signs of East Asia (vite.config.ts). */
const PARTS = `/assets/pdf-${version}/`;

GlobalWorkerOptions.workerSrc = workerSrc;

/** Reads a PDF in a worker. There is no WebAssembly: the page's policy allows none, and scripts do the same more slowly. */
export function beginPdf(data: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    data,
    useWasm: false,
    wasmUrl: PARTS,
    cMapUrl: PARTS,
    cMapPacked: true,
    standardFontDataUrl: PARTS,
    enableXfa: false,
    maxImageSize: 64 * 1_048_576,
  });
}

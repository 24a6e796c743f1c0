// The same for browsers that lack what is newest; the package types only the other one.
declare module "pdfjs-dist/legacy/build/pdf.min.mjs" {
  export * from "pdfjs-dist";
}

import 'pdfkit'
import type { Font } from 'fontkit'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** A font that was read before. */
      registerFont(name: string, src: Font): this
    }
    /** Written by the library, left out of its types: which cells a `TH` heads, and where a figure stands. */
    interface StructureElementOptions {
      bbox?: [number, number, number, number]
      placement?: 'Block'
      scope?: 'Column' | 'Row' | 'Both'
    }
  }
}

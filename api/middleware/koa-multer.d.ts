/** What we use of @koa/multer 4 with multer 2.5; neither brings types. */
declare module '@koa/multer' {
  import type { Middleware } from 'koa'

  export interface MulterFile {
    fieldname: string
    originalname: string
    mimetype: string
    buffer: Buffer
  }
  interface Multer {
    array(field: string, most: number): Middleware
  }
  export default function multer(options: {
    limits: { fileSize: number; files: number; fields: number; parts: number; fieldSize: number }
  }): Multer
}

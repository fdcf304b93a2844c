import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { UnusableFileError } from './unusable-file.js';

const HEAD_BYTES = 4_096;

/** The bytes of a file, decompressed if it is gzip. Throws an UnusableFileError if it can't be read. */
export async function bytesOfFile(file: string): Promise<Readable> {
  try {
    // Opening a pipe would wait for a writer.
    const found = await stat(file);
    if (found.isDirectory()) throw new UnusableFileError(`${file} is a directory; name a file in it.`);
    if (!found.isFile()) {
      throw new UnusableFileError(`${file} is a pipe or a device; save what comes from it in a file, and name that.`);
    }
    const gzip = await isGzip(file);
    const source = createReadStream(file);
    return gzip ? pipeline(source, createGunzip(), () => undefined) : source;
  } catch (error) {
    throw inWords(file, error);
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** The error as a sentence for a person, if it is one of reading the file. */
export function inWords(file: string, error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (error instanceof UnusableFileError || typeof code !== 'string' || !/^[EZ]/.test(code)) return error;
  if (code === 'ENOENT') return new UnusableFileError(`There is no file ${file}.`);
  if (code.startsWith('Z')) {
    return new UnusableFileError(
      `${file} is packed by gzip, and is damaged or cut off (${code}); nothing was imported.`,
    );
  }
  return new UnusableFileError(`${file} can't be read (${code}); nothing was imported.`);
}

/**
 * The text of those bytes, piece by piece, with every line end converted to a line feed. Throws an UnusableFileError
 * for what is no text, or not in the encoding; UTF-16 is recognised by its byte-order mark.
 */
export async function* textOf(bytes: Readable, file: string, encoding = 'utf-8'): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let lines = 1;
  let carriageReturn = '';
  for await (const piece of bytes) {
    const buffer = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer);
    decoder ??= decoderFor(buffer, file, encoding);
    const text = carriageReturn + decoded(decoder, buffer, file, lines);
    // A carriage return and its line feed may be in different pieces.
    carriageReturn = text.endsWith('\r') ? '\r' : '';
    const whole = text.slice(0, text.length - carriageReturn.length).replaceAll(/\r\n?/g, '\n');
    lines += occurrencesOf('\n', whole);
    yield whole;
  }
  yield carriageReturn.replace('\r', '\n');
  if (decoder !== undefined) yield decoded(decoder, undefined, file, lines);
}

function decoderFor(head: Buffer, file: string, encoding: string): TextDecoder {
  const problem = /^utf-16/i.test(encoding) ? undefined : whyNoText(head);
  if (problem !== undefined) throw new UnusableFileError(`${file} ${problem}; nothing was imported.`);
  const mark = head.subarray(0, 2).toString('hex');
  const marked = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : encoding;
  return new TextDecoder(marked, { fatal: true });
}

/** The text of a piece, or what is left at the end. Throws an UnusableFileError with the line of an invalid byte. */
function decoded(decoder: TextDecoder, piece: Buffer | undefined, file: string, line: number): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    const { encoding } = decoder;
    const at = encoding.startsWith('utf-16') ? 'it' : `line ${lineOfBadByte(piece, encoding, line)}`;
    throw new UnusableFileError(
      `${file} is no ${encoding.toUpperCase()} text: ${at} holds a byte that is invalid there. Nothing was imported. ` +
        'Save the file as UTF-8, or name its encoding, for example --encoding windows-1252.',
    );
  }
}

/** Why the beginning of a file is not text, if so. */
function whyNoText(head: Buffer): string | undefined {
  const hex = head.subarray(0, 8).toString('hex');
  if (hex.startsWith('504b0304')) return 'is a ZIP archive or an Excel workbook: unpack it, or save the sheet as CSV';
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'is an Excel workbook: save the sheet as CSV';
  if (hex.startsWith('fffe0000') || hex.startsWith('0000feff')) return 'is UTF-32 text: save it as UTF-8';
  if (hex.startsWith('fffe') || hex.startsWith('feff')) return undefined;
  const begin = head.subarray(0, HEAD_BYTES);
  if (!begin.includes(0)) return undefined;
  const [even, odd] = [0, 1].map((from) => begin.filter((byte, index) => byte === 0 && index % 2 === from).length);
  const half = begin.length / 4;
  if ((even ?? 0) > half || (odd ?? 0) > half)
    return 'is UTF-16 text without a byte-order mark: save it as UTF-8, or name --encoding utf-16le';
  return 'holds NUL bytes near its beginning, which no text has: export it as CSV in UTF-8';
}

/** The line of the first byte of a piece that the encoding does not allow. */
function lineOfBadByte(piece: Buffer = Buffer.alloc(0), encoding: string, lineBefore: number): number {
  // Up to three bytes belong to a character that began in the piece before.
  let start = 0;
  while (start < 3 && ((piece[start] ?? 0) & 0xc0) === 0x80) start += 1;
  for (let line = lineBefore; ; line += 1) {
    const end = piece.indexOf(0x0a, start);
    if (end === -1) return line;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
}

function occurrencesOf(character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

/** A text whose beginning has been read already. */
export async function* joined(head: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done) return;
    if (piece.value !== '') yield piece.value;
  }
}

/** Which bytes are a picture that a page may show, by what they are and not by what a server calls them. Pure. */
import { createHash } from 'node:crypto';

export interface Picture {
  /** Without the dot. */
  ending: 'png' | 'jpg' | 'gif' | 'webp';
  /** In pixels. */
  width: number;
  height: number;
}

/** Larger ones are no avatars: a small file can hold a picture that fills the memory of whoever looks at it. */
const MOST_PIXELS = 4096;

/** The picture, or `null` for all else: SVG and web pages hold programs. */
export function pictureIn(bytes: Buffer): Picture | null {
  const found = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes);
  if (found === null || found.width === 0 || found.height === 0) return null;
  return found.width <= MOST_PIXELS && found.height <= MOST_PIXELS ? found : null;
}

/** Where it lies in a site, from the top: by its content, so that no name of a stranger's becomes one of a file. */
export function picturePath(bytes: Buffer, { ending }: Picture): string {
  return `avatars/${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}.${ending}`;
}

/** https://www.w3.org/TR/png-3/#11IHDR */
function png(bytes: Buffer): Picture | null {
  if (bytes.length < 33 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return null;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { ending: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function gif(bytes: Buffer): Picture | null {
  if (bytes.length < 13 || !/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return null;
  return { ending: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

/** https://www.rfc-editor.org/rfc/rfc9649 */
function webp(bytes: Buffer): Picture | null {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { ending: 'webp', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { ending: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return {
        ending: 'webp',
        width: bytes.readUInt16LE(26) & 0x3fff,
        height: bytes.readUInt16LE(28) & 0x3fff,
      };
    default:
      return null;
  }
}

/** Segments up to the frame, which tells the size. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B */
function jpeg(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { ending: 'jpg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return null;
}

// Photos and papers for uploads, made here: nobody's documents.
import { deflateSync } from "node:zlib";

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) { value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0); }
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const length = Buffer.alloc(4), check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG that looks like a sheet with lines of writing. */
export function png(width = 900, height = 1200) {
  const row = width * 3 + 1, pixels = Buffer.alloc(row * height, 0xf6);
  for (let y = 0; y < height; y += 1) {
    pixels[y * row] = 0;
    const written = y > 80 && y % 40 < 12;
    for (let x = 80; written && x < width - 80; x += 1) {
      if ((x * 7 + y * 3) % 23 < 14) { pixels.fill(0x22, y * row + 1 + x * 3, y * row + 4 + x * 3); }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0))]);
}

/** A PDF of one page with one line, written by hand. */
export function pdf(line = "Surat keterangan contoh") {
  const content = `BT /F1 24 Tf 60 700 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

export const photo = (name = "foto.png") => ({ name, mimeType: "image/png", buffer: png() });
export const paper = (name = "surat.pdf") => ({ name, mimeType: "application/pdf", buffer: pdf() });
/** Larger than the 15 MB that a file may have. */
export const huge = () => ({ name: "besar.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(16 * 1024 * 1024, 0x55) });
/** A page that calls itself a photo. */
export const disguised = () => ({ name: "foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html><script>alert(1)</script></html>") });
/** A photo whose end was lost on the way. */
export const broken = () => ({ name: "putus.png", mimeType: "image/png", buffer: png().subarray(0, 900) });

/**
 * Reads a stream to its end, or until it has given so much: whoever sends more without an end cannot fill the memory.
 *
 * @param most in bytes: what is read may be longer by less than one chunk.
 * @throws what the stream throws.
 */
export async function readStart(stream: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= most) break;
  }
  return Buffer.concat(chunks);
}

/** Counts the parameters of a file of weights that lies in memory, for tests of what its header tells. */
import { countInHeader, type PartedFile } from '../../../src/collect/checkpoint/count.js';

/** A file in memory, and how many bytes of it were asked for. */
export function fileOf(
  bytes: Buffer,
  size: number | undefined = bytes.length,
): PartedFile & { asked: number[] } {
  const asked: number[] = [];
  return {
    size,
    asked,
    read: async (at, length) => {
      asked.push(length);
      return bytes.subarray(at, at + length);
    },
  };
}
/** What its header tells, or why it tells nothing. */
export const count = (bytes: Buffer) => countInHeader(fileOf(bytes));
/** The count of a checkpoint, of tensors by type. */
export const pytorch = (byType: Record<string, number>) => ({
  format: 'PyTorch',
  total: Object.values(byType).reduce((sum, one) => sum + one, 0),
  byType,
});

const megabyte = 1024 * 1024;

/** What may be sent and held: far beyond any county's history, within what a disk can spare. */
export const uploadLimits = {
  /** Bytes of all files of one upload, sent or unpacked. */
  bytes: 200 * megabyte,
  files: 30,
  /** How many times its size a ZIP archive may unpack to. */
  ratio: 250,
  /** Uploads that are held at once. */
  held: 20,
  /** Milliseconds until an upload that nobody confirms is thrown away. */
  patience: 60 * 60 * 1_000,
} as const;

/** Such as `200 MB`. */
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / megabyte)} MB`;

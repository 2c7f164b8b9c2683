/** A name as it is compared with lists of names: in small letters, without anything but letters and digits. */
export function plainName(name: string): string {
  return isPlain.test(name) ? name : name.toLowerCase().replace(/[^a-z0-9]+/g, "");
}

const isPlain = /^[a-z0-9]*$/;

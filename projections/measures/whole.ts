import { Expose, Transform } from 'class-transformer';

/** A JSON object of which every field is shown: a class that says so, for plain objects show nothing by default. */
@Expose()
class Whole {}

const whole = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(whole);
  if (typeof value !== 'object' || value === null) return value;
  return Object.assign(
    new Whole(),
    Object.fromEntries(Object.entries(value).map(([key, field]) => [key, whole(field)])),
  );
};

/** Exposes a JSON value with everything in it, to everybody who may see its field. */
export const ExposeWhole = (): PropertyDecorator => (target, property) => {
  Expose()(target, property);
  Transform(({ obj, key }) => (obj as Record<string, unknown>)[key], { toClassOnly: true })(target, property);
  Transform(({ value }) => whole(value), { toPlainOnly: true })(target, property);
};

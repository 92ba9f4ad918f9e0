interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile in order, comments left out and continued lines joined. */
function instructionsOf(dockerfile: string): readonly Instruction[] {
  const lines = dockerfile
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    return { name, rest };
  });
}

type Rule = (instructions: readonly Instruction[]) => readonly string[];

const of = (instructions: readonly Instruction[], name: string) =>
  instructions.filter((each) => each.name === name).map(({ rest }) => rest);
const lastStage = (instructions: readonly Instruction[]) =>
  instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

/** A base is of one major version and one release of its distribution. */
const bases: Rule = (all) =>
  of(all, 'FROM').flatMap((from) => {
    const [image = ''] = from.split(/\s+/);
    const own = of(all, 'FROM').some((other) => other.endsWith(` AS ${image}`));
    return own || /^[\w./-]+:\d[\w.]*-[a-z][\w-]*(@sha256:[0-9a-f]{64})?$/.test(image)
      ? []
      : [`FROM ${from}`];
  });

/** What runs is not root. */
const users: Rule = (all) => {
  const user = of(lastStage(all), 'USER').at(-1) ?? 'root';
  return /^(root|0)(:|$)/.test(user) ? [`USER ${user}`] : [];
};

/** ADD fetches and unpacks unasked: COPY does neither. */
const copies: Rule = (all) => of(all, 'ADD').map((rest) => `ADD ${rest}`);

/** Packages are the ones that are named, and leave no lists behind; npm installs what the lock file says. */
const installs: Rule = (all) =>
  of(all, 'RUN').flatMap((run) => [
    ...(/apt(-get)? install/.test(run) && !/--no-install-recommends/.test(run)
      ? [`Recommended: ${run}`]
      : []),
    ...(/apt(-get)? (update|install)/.test(run) && !run.includes('rm -rf /var/lib/apt/lists')
      ? [`Lists: ${run}`]
      : []),
    ...(/\bnpm (i|install)\b/.test(run) ? [`Unlocked: ${run}`] : []),
    ...(/\bsudo\b/.test(run) ? [`sudo: ${run}`] : []),
    ...(/(curl|wget)[^|]*\|\s*(ba)?sh\b/.test(run) ? [`Unseen: ${run}`] : []),
  ]);

/** The process gets its signals itself, not a shell. */
const commands: Rule = (all) =>
  ['CMD', 'ENTRYPOINT'].flatMap((name) => {
    const given = of(lastStage(all), name);
    const shells = given.filter((rest) => !rest.startsWith('["')).map((rest) => `${name} ${rest}`);
    return given.length === 1 ? shells : [`${given.length} × ${name}`];
  });

/** Paths do not depend on what came before. */
const folders: Rule = (all) =>
  of(all, 'WORKDIR')
    .filter((rest) => !rest.startsWith('/'))
    .map((rest) => `WORKDIR ${rest}`);

/** What is in an image can be read by whoever has it. */
const hidden: Rule = (all) =>
  [...of(all, 'ENV'), ...of(all, 'ARG')].filter((rest) => /PASSWORD|SECRET|TOKEN|KEY/i.test(rest));

/** A container that is not well is known to be so. */
const health: Rule = (all) => (of(lastStage(all), 'HEALTHCHECK').length === 1 ? [] : ['No one HEALTHCHECK']);

const rules = { bases, users, copies, installs, commands, folders, hidden, health };

/** What is wrong with a Dockerfile, each with its rule; none when nothing is. */
export const dockerfileFaults = (dockerfile: string): readonly string[] =>
  Object.entries(rules).flatMap(([name, rule]) =>
    rule(instructionsOf(dockerfile)).map((fault) => `${name}: ${fault}`),
  );

export const dockerfileRules = Object.keys(rules);

/** What somebody must reach who is not known yet; each of these looks after itself. */
const ways = ['/sign-in', '/set-up', '/invitations', '/reset', '/enrol', '/demonstration'] as const;
/** What tells no figure: whether the process lives, how pages look, how the API is described. */
const harmless = ['/livez', '/readyz', '/theme.css', '/assets', '/api', '/api/openapi.json'] as const;
const swagger = /^\/api\/(swagger-ui|index\.html|$)|^\/api-(json|yaml)$/;

const within = (pattern: string, path: string) => pattern === path || pattern.startsWith(`${path}/`);

/** Whether the pages of this route are the way in. */
export const isWayIn = (pattern: string): boolean => ways.some((way) => within(pattern, way));

/**
 * Whether a route, by its pattern, is open to whoever reaches the server. Every other one is for those who are known,
 * and its messages' rules say for which of them.
 */
export const isOpen = (pattern: string): boolean =>
  isWayIn(pattern) ||
  harmless.some((each) => (each === '/assets' ? within(pattern, each) : pattern === each)) ||
  swagger.test(pattern);

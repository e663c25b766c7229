/** Names of time zones that this machine knows, to choose from; any other name can be typed. */
export const zones: readonly string[] = (Intl as unknown as { supportedValuesOf?: (key: string) => string[] }).supportedValuesOf?.('timeZone') ?? [];

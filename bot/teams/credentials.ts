/** How the bot is registered with Azure Bot Service. `tenants`: whose people it serves, by Entra tenant id. */
export type Registration = { appId: string; tenantId: string; tenants: readonly string[] } & (
  { type: 'SingleTenant'; password: string } | { type: 'UserAssignedMSI' }
);

/** A registration in the SDK's words: it makes the credentials, from a client secret or the host's managed identity. */
export function sdkOptions(registration: Registration): Record<string, string> {
  return {
    MicrosoftAppType: registration.type,
    MicrosoftAppId: registration.appId,
    MicrosoftAppTenantId: registration.tenantId,
    ...(registration.type === 'SingleTenant' ? { MicrosoftAppPassword: registration.password } : {}),
  };
}

type TokenSource = { getToken(forceRefresh?: boolean): Promise<string> };

/**
 * The same credentials, asking for one token at a time. The SDK keeps a token until shortly before its end; from then
 * on every call that is under way asks Entra for a new one (AppCredentials.getToken), a hundred of them in a burst.
 */
export function sharingToken<T extends object>(credentials: T): T {
  if (!isTokenSource(credentials)) return credentials;
  let asking: Promise<string> | undefined;
  const sharing = Object.create(credentials) as T & TokenSource;
  sharing.getToken = (forceRefresh) => {
    asking ??= credentials.getToken(forceRefresh).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return sharing;
}

function isTokenSource(credentials: object): credentials is TokenSource {
  return 'getToken' in credentials && typeof credentials.getToken === 'function';
}

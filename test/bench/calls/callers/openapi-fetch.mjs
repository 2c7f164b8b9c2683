import createClient from "openapi-fetch";
import { account, app, body, token } from "./the-call.mjs";

export function makeCaller(baseUrl) {
  const client = createClient({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  return async () => {
    const { data, error } = await client.POST("/accounts/{account_id}/realtime/kit/{app_id}/recordings/track", {
      params: { path: { account_id: account, app_id: app } },
      body,
    });
    if (error) throw error;
    return data;
  };
}

// No library at all.
import { body, path, token } from "./the-call.mjs";

export function makeCaller(origin) {
  return async () => {
    const response = await fetch(origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return response.json();
  };
}

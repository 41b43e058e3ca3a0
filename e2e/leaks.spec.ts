import { expect, test } from "@playwright/test";
import { findLeaks, type Places } from "./fixtures/leaks";

// Every dashboard under test is searched when it ends, by the fixtures; here it is shown that the search finds things.
const CLEAN: Places = {
  log: '{"level":"info","requestId":"3f0e5d52-7a64-4e0b-9a0e-5b8f0c1d2e31","msg":"answered"}',
  store: '[["sessions",[{"cookie_hash":"9c2f6e1a4b7d4f0e"}]]]',
  addresses: "http://localhost:3000/registries?lens=europe http://localhost:3000/",
};
const COOKIE = "n".repeat(43);
const TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiIxZjBmM2M1MiJ9.c2lnbmF0dXJl";

test("the search for secrets finds none where there is none", () => {
  expect(findLeaks(CLEAN, new Set([COOKIE]))).toEqual([]);
});

for (const place of ["log", "store", "addresses"] as const) {
  for (const [what, leak] of [
    ["a token", TOKEN],
    ["an Authorization header", "Bearer abcdefghijklmnop"],
    ["a cookie's value", COOKIE],
  ] as const) {
    test(`the search for secrets finds ${what} in the ${place}`, () => {
      const places = { ...CLEAN, [place]: `${CLEAN[place]} "${leak}"` };
      expect(findLeaks(places, new Set([COOKIE]))).toHaveLength(1);
    });
  }
}

for (const name of ["code", "id_token", "access_token", "nonce"]) {
  test(`the search for secrets finds ${name} in an address`, () => {
    const addresses = `${CLEAN.addresses}\nhttp://localhost:3000/auth/redirect#state=1&${name}=x`;
    expect(findLeaks({ ...CLEAN, addresses }, new Set())).toHaveLength(1);
  });
}

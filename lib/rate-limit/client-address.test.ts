import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientNetwork } from "./client-address";

describe("the network that a request comes from", () => {
  it.each([
    ["203.0.113.7", 0, "203.0.113.7"],
    ["198.51.100.1, 203.0.113.7", 0, "203.0.113.7"],
    ["198.51.100.1, 10.0.0.4", 1, "198.51.100.1"],
    ["198.51.100.1:50123, 10.0.0.4", 1, "198.51.100.1"],
    ["6.6.6.6, 198.51.100.1, 10.1.1.1, 10.0.0.4", 2, "198.51.100.1"],
    ["::ffff:127.0.0.1", 0, "127.0.0.1"],
    ["2001:db8:0:1:a:b:c:d", 0, "2001:db8:0:1::/64"],
    ["[2001:DB8::1]:443, 10.0.0.4", 1, "2001:db8:0:0::/64"],
    ["::1", 0, "0:0:0:0::/64"],
    ["fe80::1%eth0", 0, "fe80:0:0:0::/64"],
  ])("in %s behind %i proxies is %s", (forwardedFor, trustedProxies, network) => {
    expect(clientNetwork(forwardedFor, trustedProxies)).toBe(network);
  });

  it("is what is nearest to the client when fewer proxies write the header than were said to", () => {
    expect(clientNetwork("10.0.0.4", 1)).toBe("10.0.0.4");
  });

  it.each([null, "", "unknown", "x, y", "999.1.1.1"])(
    "is unknown when the header says nothing: %s",
    (text) => {
      expect(clientNetwork(text, 0)).toBe("unknown");
    },
  );

  it("is never what a client wrote into the header itself", () => {
    const invented = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 5 });
    fc.assert(
      fc.property(invented, (entries) => {
        expect(clientNetwork([...entries, "203.0.113.7"].join(", "), 0)).toBe("203.0.113.7");
        expect(clientNetwork([...entries, "203.0.113.7", "10.0.0.4"].join(", "), 1)).toBe("203.0.113.7");
      }),
    );
  });

  it("is the same for all addresses of one IPv6 customer", () => {
    fc.assert(
      fc.property(
        fc.ipV6().filter((address) => !address.includes(".")),
        (address) => {
          const groups = new URL(`http://[${address}]`).hostname;
          expect(clientNetwork(address, 0)).toBe(clientNetwork(groups, 0));
        },
      ),
    );
  });
});

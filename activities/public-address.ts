/** Which addresses a webhook may be sent to: those of the public network, so that no one reaches into ours through us. */
import { BlockList, isIP } from "node:net";

const ours = new BlockList();
const v4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // shared by carriers
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // link-local; the clouds' metadata too
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
for (const [net, prefix] of v4) ours.addSubnet(net, prefix, "ipv4");

/** Of IPv6 only what is given out to the world, less what tunnels to IPv4 or is for documents. */
const world = new BlockList();
world.addSubnet("2000::", 3, "ipv6");
const tunnels = new BlockList();
tunnels.addSubnet("2001::", 23, "ipv6");
tunnels.addSubnet("2001:db8::", 32, "ipv6");
tunnels.addSubnet("2002::", 16, "ipv6");
tunnels.addSubnet("3fff::", 20, "ipv6");

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !ours.check(address, "ipv4");
    case 6:
      return world.check(address, "ipv6") && !tunnels.check(address, "ipv6");
    default:
      return false;
  }
}

package dev.bonin.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public Internet from all others, after IANA's registries of special-purpose addresses: only
 * the former may be called on behalf of an application.
 */
public final class PublicAddress {
    private static final int IPV4_BYTES = 4;

    /** Private, loopback, link-local (with the metadata of clouds), carrier-grade NAT, documentation, multicast. */
    private static final List<Range> NO_IPV4 = List.of(
            Range.of(8, 0),
            Range.of(8, 10),
            Range.of(10, 100, 64),
            Range.of(8, 127),
            Range.of(16, 169, 254),
            Range.of(12, 172, 16),
            Range.of(24, 192, 0, 0),
            Range.of(24, 192, 0, 2),
            Range.of(24, 192, 88, 99),
            Range.of(16, 192, 168),
            Range.of(15, 198, 18),
            Range.of(24, 198, 51, 100),
            Range.of(24, 203, 0, 113),
            Range.of(3, 224));

    /** Of IPv6 only global unicast addresses are public at all, which IPv4-mapped and NAT64 ones are not. */
    private static final Range GLOBAL_IPV6 = Range.of(3, 0x20);

    /** IETF protocols with Teredo, documentation, 6to4, documentation. */
    private static final List<Range> NO_IPV6 = List.of(
            Range.of(23, 0x20, 0x01, 0x00),
            Range.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Range.of(16, 0x20, 0x02),
            Range.of(20, 0x3f, 0xff, 0x00));

    private PublicAddress() {}

    /** The addresses that begin with these bits; bytes that are not named are zero. */
    private record Range(int bits, List<Integer> bytes) {
        static Range of(int bits, int... bytes) {
            return new Range(bits, Arrays.stream(bytes).boxed().toList());
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / Byte.SIZE;
                int expected = at < bytes.size() ? bytes.get(at) : 0;
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if ((address[at] & mask) != (expected & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns whether an address may be called that an application or its name server chose. */
    public static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? NO_IPV4.stream().noneMatch(range -> range.contains(bytes))
                : GLOBAL_IPV6.contains(bytes) && NO_IPV6.stream().noneMatch(range -> range.contains(bytes));
    }
}

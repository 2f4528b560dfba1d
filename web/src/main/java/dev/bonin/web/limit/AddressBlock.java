package dev.bonin.web.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A block of addresses with a common prefix: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. */
record AddressBlock(InetAddress first, int prefixBits) {
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    /**
     * Parses an address, or an address block in CIDR notation.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static AddressBlock parse(String text) {
        var parts = text.strip().split("/", -1);
        var address = IpAddress.parse(parts[0]).orElseThrow(() -> new IllegalArgumentException("no address"));
        int bits = address.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return new AddressBlock(address, bits);
        }
        if (parts.length != 2 || !PREFIX.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > bits) {
            throw new IllegalArgumentException("no prefix length");
        }
        return new AddressBlock(address, Integer.parseInt(parts[1]));
    }

    boolean contains(InetAddress address) {
        return Arrays.equals(head(first, prefixBits), head(address, prefixBits))
                && first.getClass() == address.getClass();
    }

    /** Returns the address with all but its first {@code bits} bits cleared; unchanged if it has fewer. */
    static byte[] head(InetAddress address, int bits) {
        var bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.min(Math.max(bits - i * Byte.SIZE, 0), Byte.SIZE);
            bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return bytes;
    }
}

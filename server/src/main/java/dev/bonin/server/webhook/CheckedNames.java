package dev.bonin.server.webhook;

import dev.bonin.webhook.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up names and refuses those with an address that is not public. The client connects to the addresses that this
 * returns, so a name that changes afterwards changes nothing.
 */
final class CheckedNames implements DnsResolver {
    private final DnsResolver names;
    private final boolean internal;

    /**
     * @param names looks up the name
     * @param internal whether every address is allowed
     */
    CheckedNames(DnsResolver names, boolean internal) {
        this.names = names;
        this.internal = internal;
    }

    /** Thrown if a name has an address that webhooks may not be sent to. */
    static final class RefusedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddressException() {
            super("an address of the host is not public");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!internal && !Arrays.stream(addresses).allMatch(PublicAddress::is)) {
            throw new RefusedAddressException();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

package dev.bonin.web;

import dev.bonin.verification.Mode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Content-Security-Policy of our own pages that open PortOne's window: it allows our own files, PortOne's script
 * and what that opens.
 */
public final class WindowPolicy {
    private WindowPolicy() {}

    /**
     * Returns the policy. PortOne's scripts post a form to the merchant's agency, whose address is unknown here but
     * always https. Source of the hosts: PortOne's guides, where scripts, windows and results are of these domains.
     */
    public static String of(PortOneScripts scripts, Mode mode) {
        var portOne = Stream.of(scripts.v1(), scripts.v2())
                        .map(script -> script.getScheme() + "://" + script.getRawAuthority())
                        .distinct()
                        .collect(Collectors.joining(" "))
                + (mode == Mode.LIVE ? " https://*.iamport.kr https://*.iamport.co https://*.portone.io" : "");
        return "default-src 'none'; script-src 'self' " + portOne + "; connect-src 'self' " + portOne + "; frame-src "
                + portOne + "; form-action " + portOne + (mode == Mode.LIVE ? " https:" : "")
                + "; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}

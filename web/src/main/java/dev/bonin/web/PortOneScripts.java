package dev.bonin.web;

import dev.bonin.source.PortOneApi;
import java.net.URI;

/**
 * PortOne's scripts for pages, or the sandbox's scripts in their place.
 *
 * @param v1 the address that pages load {@code iamport.js} from
 * @param v2 the address that pages load {@code browser-sdk.js} from
 */
public record PortOneScripts(URI v1, URI v2) {

    /** Returns the address of the script of that API. */
    public URI of(PortOneApi api) {
        return switch (api) {
            case V1 -> v1;
            case V2 -> v2;
        };
    }
}

package dev.bonin.web;

import java.net.URI;

/** An address to which paths are added, which begin with a slash. */
public final class BaseAddress {
    private BaseAddress() {}

    /** The same without slashes at its end. */
    public static URI of(URI url) {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}

package dev.bonin.web;

import java.net.URI;

/** Normalises base addresses, to which paths with a leading slash are appended. */
public final class BaseAddress {
    private BaseAddress() {}

    /** Returns {@code url} without trailing slashes. */
    public static URI of(URI url) {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}

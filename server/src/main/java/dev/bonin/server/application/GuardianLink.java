package dev.bonin.server.application;

import dev.bonin.secret.PageToken;

/**
 * The link to the page of guardians.
 *
 * @param path the path of the servlet that has it
 */
record GuardianLink(PublicAddress address, String path) {

    /** Returns the link with this token, which is behind its {@code #}. */
    String of(PageToken token) {
        return address.of(path) + "/guardian#" + token.reveal();
    }
}

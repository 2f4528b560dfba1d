package dev.bonin.server.application;

import dev.bonin.secret.PageToken;
import dev.bonin.web.answer.Answer;
import java.net.URI;
import java.util.Optional;

/** The link to the hosted page, and the way back to it from links that were changed on their way to the person. */
final class PageLink {
    private final PublicAddress address;

    PageLink(PublicAddress address) {
        this.address = address;
    }

    /** Returns the link with this token, which is behind its {@code #}. */
    String of(PageToken token) {
        return address.of(PagePaths.PAGE) + "#" + token.reveal();
    }

    /** Returns a redirect to the page itself. Browsers keep what is behind {@code #}. */
    Answer toPage() {
        return Answer.seeOther(URI.create(address.of(PagePaths.PAGE)));
    }

    /**
     * Returns a redirect to the link, for a path in which {@code #} was encoded, as some messengers do; empty if
     * there is no token behind it.
     */
    Optional<Answer> toLink(String token) {
        return PageToken.tryParse(token).map(shaped -> Answer.seeOther(URI.create(of(shaped))));
    }
}

package dev.bonin.testkit;

import dev.bonin.secret.PageToken;
import dev.bonin.testkit.Ceremony.Opened;
import java.util.function.BiFunction;

/** A guardian (법정대리인) at a link that the application has sent: they are verified, read, declare and decide. */
public final class SandboxGuardian {
    private final PageToken link;
    private final Ceremony ceremony;
    private final BiFunction<Opened, String, String> window;

    private SandboxGuardian(PageToken link, Ceremony ceremony, BiFunction<Opened, String, String> window) {
        this.link = link;
        this.ceremony = ceremony;
        this.window = window;
    }

    /**
     * Takes a link. Some messengers encode the {@code #} of links, which Bonin's page takes, too.
     *
     * @param ceremony in the guardian's browser
     * @param window has a persona certified, and returns what it brings back
     */
    static SandboxGuardian at(String link, Ceremony ceremony, BiFunction<Opened, String, String> window) {
        var decoded = link.replace("%23", "#");
        return PageToken.tryParse(decoded.substring(decoded.lastIndexOf('#') + 1))
                .map(token -> new SandboxGuardian(token, ceremony, window))
                .orElseThrow(() -> new IllegalArgumentException("link: not one for a guardian (expected: what the"
                        + " application sent them, such as https://shop.example/certifications/guardian#..., by"
                        + " BoninWeb.linkFor or from bonin-server)"));
    }

    /**
     * Verifies the guardian as one of the sandbox's personas, who consents and declares to be the child's guardian.
     *
     * @param persona such as {@code adult}
     * @throws IllegalArgumentException if there is no such persona; the message names them
     */
    public GuardianOutcome consentOf(String persona) {
        return decide(persona, true);
    }

    /** Verifies the guardian as one of the sandbox's personas, who refuses. */
    public GuardianOutcome refusalOf(String persona) {
        return decide(persona, false);
    }

    private GuardianOutcome decide(String persona, boolean consents) {
        return ceremony.startBy(link)
                .fold(
                        opened -> {
                            var verified = ceremony.finish(opened, window.apply(opened, persona));
                            return verified.isAccepted()
                                    ? ceremony.decide(link, opened.id(), consents)
                                    : GuardianOutcome.undecided(verified);
                        },
                        GuardianOutcome::undecided);
    }
}

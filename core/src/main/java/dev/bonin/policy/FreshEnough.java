package dev.bonin.policy;

import dev.bonin.person.Identity;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code fresh:10m}: the person was verified within that time.
 *
 * @param name contains the duration as configured
 */
record FreshEnough(String name, Duration atMost) implements Policy {
    private static final String EXPECTED = "1m to 24h, in s, m, h or d, such as fresh:10m";
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** The largest tolerated lead of the verifying clock over the asking one. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    static Policy of(PolicyName name) {
        var parts = DURATION.matcher(name.argument(EXPECTED));
        if (!parts.matches()) {
            throw name.unusable(EXPECTED);
        }
        var atMost = duration(parts);
        if (atMost.compareTo(SHORTEST) < 0 || atMost.compareTo(LONGEST) > 0) {
            throw name.unusable(EXPECTED);
        }
        return new FreshEnough(name.text(), atMost);
    }

    private static Duration duration(Matcher parts) {
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    @Override
    public Verdict judge(Identity identity, Circumstances circumstances) {
        var age = Duration.between(circumstances.certifiedAt(), circumstances.now());
        return age.compareTo(atMost) > 0 || age.compareTo(SKEW.negated()) < 0
                ? Verdict.fail(PolicyReason.NOT_FRESH)
                : Verdict.pass();
    }
}

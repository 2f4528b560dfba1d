package dev.bonin.server.command;

import dev.bonin.audit.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which entries of the access log an operator asks for. */
final class AuditSelection {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** As in {@code account}: verifications that a browser started without an application. */
    private static final String NO_APPLICATION = "-";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@:-]{1,100}");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "First day or moment: 2026-11-23 or 2026-11-23T14:30, both in Korea, or with an offset or Z for UTC.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Last day, inclusive, or the moment that ends the range.")
    private @Nullable String to;

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "Only entries of this application; - for verifications without one.")
    private @Nullable String application;

    @Option(names = "--purpose", paramLabel = "NAME", description = "Only entries of this purpose.")
    private @Nullable String purpose;

    @Option(
            names = "--actor",
            paramLabel = "ACTOR",
            description = "Only entries of this actor, such as application:shop or operator:kim.")
    private @Nullable String actor;

    /** @throws ParameterException if a time is malformed, or the range ends before it begins */
    AuditFilter filter() {
        var filter = new AuditFilter(
                Optional.ofNullable(from).map(text -> moment("--from", text, 0)),
                Optional.ofNullable(to).map(text -> moment("--to", text, 1)),
                named("--application", application).map(name -> name.equals(NO_APPLICATION) ? "" : name),
                named("--purpose", purpose),
                named("--actor", actor));
        if (filter.from().flatMap(first -> filter.to().filter(first::isAfter)).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--to: before --from (expected: a later time)");
        }
        return filter;
    }

    /** @param days added to a day, so that the last one is inclusive */
    private Instant moment(String option, String text, int days) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).plusDays(days).atStartOfDay(SEOUL).toInstant();
            }
            var found = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return found instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(found).atZone(SEOUL).toInstant();
        } catch (DateTimeException malformed) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": malformed (expected: such as 2026-11-23, 2026-11-23T14:30 or 2026-11-23T05:30:00Z)",
                    malformed);
        }
    }

    /** Returns a name as it is; the access log keeps what was asked for, so it has to be one. */
    private Optional<String> named(String option, @Nullable String name) {
        if (name != null && !NAME.matcher(name).matches()) {
            throw new ParameterException(
                    spec.commandLine(), option + ": malformed (expected: a name, such as shop or operator:kim)");
        }
        return Optional.ofNullable(name);
    }

    /** Returns what was asked for, for the access log. */
    String detail() {
        var filter = filter();
        return Stream.of(
                        part("from", filter.from()),
                        part("to", filter.to()),
                        part("application", filter.application()),
                        part("purpose", filter.purpose()),
                        part("actor", filter.actor()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
    }

    private static Optional<String> part(String name, Optional<?> value) {
        return value.map(asked -> " " + name + "=" + asked);
    }
}

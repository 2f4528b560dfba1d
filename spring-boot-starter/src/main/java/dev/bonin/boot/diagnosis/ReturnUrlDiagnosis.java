package dev.bonin.boot.diagnosis;

import dev.bonin.application.Application;
import dev.bonin.application.UnusableApplicationException;
import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.verification.Mode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Checks that people can be sent back to the applications. */
public final class ReturnUrlDiagnosis implements Check {
    private final Supplier<List<Application>> applications;
    private final Mode mode;

    public ReturnUrlDiagnosis(Supplier<List<Application>> applications, Mode mode) {
        this.applications = applications;
        this.mode = mode;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var all = applications.get();
        var unusable =
                all.stream().filter(this::isUnusable).map(Application::name).collect(joined());
        if (!unusable.isEmpty()) {
            findings.add(Finding.of(FindingCode.RETURN_URL_UNUSABLE, unusable));
        }
        var local = all.stream()
                .filter(one -> mode == Mode.LIVE && one.returnUrls().stream().anyMatch(ReturnUrlDiagnosis::isLocal))
                .map(Application::name)
                .collect(joined());
        if (!local.isEmpty()) {
            findings.add(Finding.of(FindingCode.RETURN_URL_LOCAL, local));
        }
        return findings.isEmpty() ? List.of(Finding.of(FindingCode.RETURN_URLS_OK)) : findings;
    }

    private static Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(", ");
    }

    private boolean isUnusable(Application one) {
        try {
            Application.declared(one.name(), List.copyOf(one.returnUrls()), List.of(), mode);
            return false;
        } catch (UnusableApplicationException unusable) {
            return true;
        }
    }

    /** Names without a dot, and those kept for local networks (RFC 6761, RFC 6762). */
    private static boolean isLocal(String url) {
        var host = String.valueOf(URI.create(url).getHost());
        return !host.contains(".")
                || host.startsWith("127.")
                || host.endsWith(".localhost")
                || host.endsWith(".local")
                || host.endsWith(".internal");
    }
}

package dev.bonin.diagnosis;

import java.util.Locale;

/** All findings there are. Their texts are in {@code findings_en.properties} and {@code findings_ko.properties}. */
public enum FindingCode {
    SETTINGS_REFUSED(Severity.ERROR),
    MODE_SANDBOX(Severity.OK),
    MODE_LIVE(Severity.OK),
    PROXIES_UNDECLARED(Severity.WARNING),
    FORWARDED_HEADERS_BELIEVED(Severity.ERROR),
    COOKIE_NOT_SECURE(Severity.WARNING),
    COOKIE_OK(Severity.OK),
    COOKIE_LOCAL(Severity.OK),
    RETURN_URL_LOCAL(Severity.WARNING),
    RETURN_URL_UNUSABLE(Severity.ERROR),
    RETURN_URLS_OK(Severity.OK),
    KCP_HOSTS(Severity.WARNING),
    PROVIDERS_OPEN(Severity.WARNING),
    ADULT_CHECK_UNIFIED(Severity.WARNING),
    ADULT_CHECK_ANY_PROVIDER(Severity.WARNING),
    CHANNELS_OPEN(Severity.WARNING),
    CHANNELS_OK(Severity.OK),
    KEYS_UNUSABLE(Severity.ERROR),
    KEYS_NOT_MADE(Severity.OK),
    KEYS_OK(Severity.OK),
    CLOCK_DIFFERS_FROM_PORTONE(Severity.ERROR),
    CLOCK_DRIFTS(Severity.WARNING),
    CLOCK_DIFFERS_FROM_DATABASE(Severity.ERROR),
    CLOCK_UNCONFIRMED(Severity.WARNING),
    CLOCK_OK(Severity.OK),
    PORTONE_UNREACHABLE(Severity.ERROR),
    PORTONE_CREDENTIALS_REFUSED(Severity.ERROR),
    PORTONE_EMBEDDED(Severity.OK),
    PORTONE_OK(Severity.OK),
    DATABASE_NOT_MADE(Severity.OK),
    DATABASE_UNUSABLE(Severity.ERROR),
    DATABASE_TABLES_MISSING(Severity.ERROR),
    DATABASE_RIGHTS_MISSING(Severity.ERROR),
    MIGRATIONS_PENDING(Severity.WARNING),
    MIGRATIONS_MISSING(Severity.ERROR),
    NOT_DURABLE(Severity.ERROR),
    BINLOG_BY_STATEMENT(Severity.ERROR),
    CLUSTER_NOT_PRIMARY(Severity.ERROR),
    CLUSTER(Severity.OK),
    POOLER(Severity.WARNING),
    POOLER_WITHOUT_MIGRATIONS(Severity.OK),
    DATABASE_OK(Severity.OK),
    CHECK_FAILED(Severity.WARNING);

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    /** Returns the stable name, which scripts may rely on. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Severity severity() {
        return severity;
    }
}

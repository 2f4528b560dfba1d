package dev.bonin.boot;

import dev.bonin.audit.AuditRetention;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.verification.Mode;
import dev.bonin.web.WebSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code bonin}. In the environment, {@code bonin.portone.imp-key} is {@code BONIN_PORTONE_IMPKEY}.
 *
 * <p>The descriptions below become the configuration metadata and {@code docs/settings.md}; what follows
 * {@code Default:} fills the column of defaults where the default is computed.
 *
 * @param mode {@code sandbox} (invented people) or {@code live}. Default: {@code sandbox} in the server; none in the
 *     starter, so that no application goes live, or stays in the sandbox, by mistake
 * @param defaultMode the mode where {@code bonin.mode} and the PortOne credentials are missing. Default:
 *     {@code sandbox} in the server; none in the starter
 * @param binding {@code required}: only the browser that started a request may finish it. {@code optional}, in sandbox
 *     mode only: a bare {@code imp_uid} as in PortOne's guide is accepted, too. Default: {@code optional} in sandbox
 *     mode, {@code required} in live mode
 * @param publicUrl where browsers reach the application, with its context path and servlet path if it has any.
 *     Addresses are built from it, never from a request. Where it is set, only its pages and those of
 *     {@code bonin.portone.allowed-origins} may open the window of V1, in sandbox mode, too.
 *     Default: none; required in live mode, and {@code https://} there
 * @param sandboxPurposes the purposes of sandbox mode where {@code bonin.purposes} is empty; live mode has only the
 *     declared ones. Default: {@code default} in the starter; {@code default} and those with built-in rules in the
 *     server
 * @param data the folder of the database file {@code bonin.db}, created if it is missing. A database belongs to the
 *     mode in which it was created; the other mode refuses it
 */
@ConfigurationProperties("bonin")
public record BoninProperties(
        @Nullable String mode,
        @Nullable String defaultMode,
        @Nullable String binding,
        @Nullable URI publicUrl,
        @NestedConfigurationProperty @DefaultValue PortOneProperties portone,
        @DefaultValue Web web,
        @DefaultValue("data") String data,
        @DefaultValue Store store,
        @DefaultValue Keys keys,
        @DefaultValue Map<String, Purpose> purposes,
        @DefaultValue List<String> sandboxPurposes,
        @DefaultValue Accounts accounts,
        @DefaultValue Audit audit,
        @DefaultValue Events events) {

    Map<String, Purpose> purposes(Mode mode) {
        return purposes.isEmpty() && mode == Mode.SANDBOX
                ? sandboxPurposes.stream().collect(Collectors.toMap(Function.identity(), unused -> Purpose.DEFAULTS))
                : purposes;
    }

    /** Returns the settings of the endpoints. */
    public WebSettings webSettings() {
        var showingMasked = purposes.entrySet().stream()
                .filter(purpose -> purpose.getValue().showMasked())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new WebSettings(web.path(), web.returnUrl(), publicUrl, portone.windows(), showingMasked);
    }

    /**
     * Where requests and outcomes are stored.
     *
     * @param url {@code jdbc:postgresql://host/database}, {@code jdbc:mariadb://host/database} (MariaDB 10.6 or
     *     MySQL 8.0, or later) or {@code jdbc:mysql://host/database} (the same servers by MySQL's driver, which an
     *     application adds) for several nodes. In sandbox mode also {@code memory}: a database in a temporary folder,
     *     deleted at shutdown; a crash leaves it there. Default: the file {@code bonin.db} in {@code bonin.data}
     * @param user user of the database server. Default: none
     * @param password password of that user; never in source code. Default: none
     * @param datasource {@code true} to keep all in the application's own {@code DataSource}, or the name of that bean
     *     where there are several. Its tables then stand beside Bonin's, and {@code Accounts} and redeeming join the
     *     caller's transaction. Only with a starter; replaces the three settings above. Default: none
     * @param connections largest number of connections from this node to the database server, or that Bonin takes
     *     from the application's {@code DataSource} at once for its own transactions, at most half of HikariCP's
     * @param migrate whether a start creates and migrates the tables; {@code false} where another user does so with
     *     {@code ./bonin migrate}, and the server's needs to read and write rows only
     */
    public record Store(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String datasource,
            @DefaultValue("10") int connections,
            @DefaultValue("true") boolean migrate) {
        public Store {
            if (connections < 1) {
                throw new RefusedStartException(
                        "bonin.store.connections is less than one.",
                        "Set it to the number of connections, such as 10.");
            }
            if (isShared(datasource) && url != null) {
                throw new RefusedStartException(
                        "bonin.store.url and bonin.store.datasource are both set.",
                        "Remove one of them: bonin.store.url for a database of Bonin's own, bonin.store.datasource for the"
                                + " application's.");
            }
        }

        /** Returns whether all is kept in the application's DataSource. */
        public boolean isShared() {
            return isShared(datasource);
        }

        private static boolean isShared(@Nullable String datasource) {
            return datasource != null && !datasource.isBlank() && !datasource.equals("false");
        }

        /** Returns the type's name only: the values are secret. */
        @Override
        public String toString() {
            return "Store[hidden]";
        }
    }

    /**
     * The keys that seal stored people. One of {@code kekFile}, {@code kek} and {@code kmsUri} opens the key ring;
     * sandbox mode creates its own key where none is set. {@code kek} is described before {@code kekFile}, since
     * Spring's processor looks for the first {@code @param} that begins with a name.
     *
     * @param ring the file with the key ring that stored people are sealed with; {@code ./bonin keys create} creates
     *     it. Default: {@code keys.ring} in {@code bonin.data}
     * @param kek the key that opens the key ring, 32 bytes in base64; never in source code. Default: none
     * @param kekFile a file with the key that opens the key ring, readable only by its owner or by a group of the
     *     server (mode 600, 400 or 440). Live mode refuses a file inside {@code bonin.data};
     *     {@code ./bonin keys rewrap} changes the key. Default: none. Live mode requires one of {@code kek-file},
     *     {@code kek} and {@code kms-uri}; sandbox mode creates a key
     * @param kmsUri a key in a key management service that opens the key ring, such as
     *     {@code aws-kms://arn:aws:kms:...} or {@code gcp-kms://...}. It needs {@code tink-awskms} or
     *     {@code tink-gcpkms}: a dependency of an application with the starter, or all the jars it needs in
     *     {@code BONIN_CLASSPATH} for {@code ./bonin}. Default: none
     */
    public record Keys(
            @Nullable String ring,
            @Nullable String kekFile,
            @Nullable String kek,
            @Nullable String kmsUri) {

        /** Returns the type's name only: the values are secret. */
        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    /**
     * The endpoints.
     *
     * @param path the path below which the endpoints are
     * @param returnUrl where the redirect flow sends the browser at its end. Default: a plain result page
     * @param limits how many calls of one address are accepted
     * @param trustedProxies addresses or CIDR blocks of your proxies: only their {@code X-Forwarded-For} is believed.
     *     Set it behind a proxy, or all clients share one budget; {@code none} states that there is no proxy and
     *     silences the warning of live mode. Default: none
     */
    public record Web(
            @DefaultValue("/certifications") String path,
            @Nullable String returnUrl,
            @DefaultValue Limits limits,
            @DefaultValue List<String> trustedProxies) {
        public Web {
            if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
                throw new RefusedStartException(
                        "bonin.web.path is not a valid path.",
                        "Set bonin.web.path to something like /certifications: a slash before each part, none at the end.");
            }
        }
    }

    /**
     * How many calls of one address are accepted; the others get {@code too_many_requests}.
     *
     * @param startsPerMinute started verifications of one client address (IPv6: one /64, and sixteen times as many of
     *     one /48) per minute; carriers put many phones behind one address. Each node counts by itself, so two nodes
     *     accept twice as many. Default: 120 in live mode, 12,000 in sandbox mode
     * @param finishesPerMinute finishes of one client address per minute, redirects included; each node counts by
     *     itself. Default: 240 in live mode, 24,000 in sandbox mode
     */
    public record Limits(
            @Nullable Integer startsPerMinute, @Nullable Integer finishesPerMinute) {}

    /**
     * One purpose for which people are verified.
     *
     * @param showMasked whether answers show the person their own values, masked ({@code 홍*동}). Default: {@code false};
     *     the demo shows them
     * @param keep what is stored of the person: {@code nothing}, or some of {@code person} (so that the same person is
     *     recognised), {@code name}, {@code birthday}, {@code phone}, {@code gender}, {@code foreigner},
     *     {@code carrier}, {@code ci}, {@code di}. Default: {@code person} for {@code signup} and
     *     {@code recover_account}, {@code nothing} for others
     * @param eraseAfter how long after the finish the stored values are erased, such as {@code 365d}, from {@code 1h}
     *     to {@code 3650d}; live mode requires it for a purpose that stores anything of a person. Default: {@code 365d}
     *     where nothing is stored, {@code 30d} in sandbox mode
     * @param policies the policies that all have to accept the person, such as {@code minimum_age:19} or the name of a
     *     bean. Default: {@code one_person_one_account} for {@code signup}; {@code youth_protection} for
     *     {@code adult_check}; {@code age_of_majority} for {@code age_of_majority}; {@code same_person_as_account} and
     *     {@code fresh:10m} for {@code recover_account}; none for others
     * @param shadow policies that are evaluated and counted, and do not affect the outcome. Default: none
     * @param validFor how long a decision may be relied on ({@code valid_until}), from {@code 1h} up to
     *     {@code erase-after}. Default: one year for {@code adult_check} (청소년 보호법 시행령 제17조 제2항); no limit for others
     * @param redeemWithin how long after the finish the page's code can be redeemed for all that was certified, which
     *     is sealed until then whatever {@code keep} says, from {@code 1m} to {@code 24h} and up to {@code
     *     erase-after}; {@code 0s} hands nothing over
     * @param guardian {@code under_14}: children under 14 are let through once their legal guardian, verified by a link
     *     that the application sends, has consented (개인정보 보호법 제22조의2); {@code guardian_consent} is one of the policies
     *     then. {@code none}: nobody is asked
     * @param api the API by which people are verified for it: {@code v1} or {@code v2}. Default: that of
     *     {@code bonin.portone.api}
     */
    @ConfigurationPropertiesSource
    public record Purpose(
            @DefaultValue("false") boolean showMasked,
            @Nullable List<String> keep,
            @Nullable Duration eraseAfter,
            @Nullable List<String> policies,
            @DefaultValue List<String> shadow,
            @Nullable Duration validFor,
            @DefaultValue("30m") Duration redeemWithin,
            @DefaultValue("none") String guardian,
            @Nullable String api) {
        /** A purpose without settings of its own. */
        static final Purpose DEFAULTS =
                new Purpose(false, null, null, null, List.of(), null, PurposeRules.REDEEM_WITHIN, "none", null);
    }

    /**
     * Accounts of stored people.
     *
     * @param rejoinWait how long a person whose account was unlinked cannot link another one (재가입 제한), up to
     *     {@code 3650d}; {@code 0s} is no wait
     */
    public record Accounts(@DefaultValue("0s") Duration rejoinWait) {
        public Accounts {
            if (rejoinWait.isNegative() || rejoinWait.compareTo(Duration.ofDays(3650)) > 0) {
                throw new RefusedStartException(
                        "bonin.accounts.rejoin-wait cannot be used.",
                        "Set it to a time from 0s to 3650d, such as 30d.");
            }
        }
    }

    /**
     * The access log (접속기록).
     *
     * @param keep how long entries of the access log are kept, at least {@code 365d}; the law requires two years for
     *     50,000 people or more
     */
    public record Audit(@DefaultValue("731d") Duration keep) {
        public Audit {
            if (keep.compareTo(AuditRetention.LEAST) < 0) {
                throw new RefusedStartException(
                        "bonin.audit.keep is less than a year.",
                        "The access log has to be kept for a year, or for two where 50,000 people or more are kept: set it to"
                                + " 731d, for instance.");
            }
        }
    }

    /**
     * Events of the application.
     *
     * @param enabled whether outcomes are published to the application as {@code VerificationFinished} events. Default:
     *     {@code true} in the starter; {@code false} in the server, which has no listeners
     */
    public record Events(@DefaultValue("true") boolean enabled) {}
}

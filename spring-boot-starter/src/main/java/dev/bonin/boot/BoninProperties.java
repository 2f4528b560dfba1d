package dev.bonin.boot;

import dev.bonin.audit.AuditRetention;
import dev.bonin.verification.Mode;
import dev.bonin.web.WebSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings below {@code bonin}. In the environment, {@code bonin.portone.imp-key} is {@code BONIN_PORTONE_IMPKEY}.
 *
 * @param mode {@code sandbox} or {@code live}; there is no default, so that nobody goes live, or stays in the sandbox,
 *     by forgetting
 * @param defaultMode the mode where none is set and no credentials are given; {@code bonin-server} sets it to
 *     {@code sandbox}
 * @param binding {@code required} or {@code optional}; optional, the default of sandbox mode, exists nowhere else
 * @param publicUrl where browsers reach this application, {@code https://} in live mode; addresses are built from it,
 *     never from a request, and in live mode only its pages may open the agency's window
 * @param sandboxPurposes the names of purposes that sandbox mode has where none is declared; {@code bonin-server} sets
 *     it to those that Bonin knows rules for, so that they can be tried. Live mode has those that are declared and no
 *     others
 * @param data the folder that the database file is in; made if it is not there
 */
@ConfigurationProperties("bonin")
public record BoninProperties(
        @Nullable String mode,
        @Nullable String defaultMode,
        @Nullable String binding,
        @Nullable URI publicUrl,
        @DefaultValue PortOne portone,
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
                ? sandboxPurposes.stream().collect(Collectors.toMap(Function.identity(), unused -> Purpose.UNSAID))
                : purposes;
    }

    /** What of this concerns the endpoints. */
    public WebSettings webSettings() {
        var showingMasked = purposes.entrySet().stream()
                .filter(purpose -> purpose.getValue().showMasked())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new WebSettings(
                web.path(), web.returnUrl(), publicUrl, portone.impCode(), portone.channelKey(), showingMasked);
    }

    /**
     * How PortOne is reached.
     *
     * @param impKey REST API key from the PortOne console; never in source code
     * @param impSecret REST API secret from the PortOne console; never in source code
     * @param impCode merchant code (고객사 식별코드) that the page gives to {@code IMP.init}
     * @param channelKey which of the merchant's channels pages open; none leaves it to PortOne
     * @param baseUrl PortOne itself in live mode; {@code http://localhost:8090} in sandbox mode
     * @param merchantIds the merchant id (상점아이디) at each provider; a DI means something only within it, so name it
     *     before you change it
     * @param providers the providers ({@code pg_provider}, such as {@code danal}) that are believed; none means all
     * @param scriptUrl where pages load {@code iamport.js} from; none is PortOne's own in live mode, and the sandbox's
     *     in sandbox mode
     * @param connectTimeout for one connection
     * @param timeout for one call as a whole, repetitions included
     */
    public record PortOne(
            @Nullable String impKey,
            @Nullable String impSecret,
            @Nullable String impCode,
            @Nullable String channelKey,
            @Nullable URI baseUrl,
            @DefaultValue Map<String, String> merchantIds,
            @DefaultValue Set<String> providers,
            @Nullable URI scriptUrl,
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("10s") Duration timeout) {

        /** Names the settings and hides the values. */
        @Override
        public String toString() {
            return "PortOne[hidden]";
        }
    }

    /**
     * Where requests and outcomes are kept.
     *
     * @param url {@code jdbc:postgresql://host/database}; none keeps all in {@code bonin.db} below {@code bonin.data}.
     *     In sandbox mode also {@code memory}: a database in a temporary folder, deleted when the application stops,
     *     which a crash leaves there
     * @param user of the PostgreSQL server
     * @param password of that user; never in source code
     * @param connections to the PostgreSQL server, at most, from this node
     */
    public record Store(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue("10") int connections) {
        public Store {
            if (connections < 1) {
                throw new RefusedStartException(
                        "bonin.store.connections is less than one.",
                        "Set it to the number of connections, such as 10.");
            }
        }

        /** Names the settings and hides the values. */
        @Override
        public String toString() {
            return "Store[hidden]";
        }
    }

    /**
     * The keys that what is kept of people is sealed with. One of {@code kekFile}, {@code kek} and {@code kmsUri} opens
     * the key ring; sandbox mode makes its own where none is set.
     *
     * @param ring the file with the key ring; none is {@code keys.ring} below {@code bonin.data}
     * @param kekFile a file with the key-encryption key, which its owner alone can read; keep it apart from
     *     {@code bonin.data}
     * @param kek the key-encryption key itself, 32 bytes in base64; never in source code
     * @param kmsUri a key in a key management service, such as {@code aws-kms://arn:aws:kms:...}
     */
    public record Keys(
            @Nullable String ring,
            @Nullable String kekFile,
            @Nullable String kek,
            @Nullable String kmsUri) {

        /** Names the settings and hides the values. */
        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    /**
     * The endpoints.
     *
     * @param path below which they are
     * @param returnUrl where the redirect flow sends the browser when it is done; none shows a plain result page
     * @param limits how many calls of one address are let through
     * @param trustedProxies addresses or CIDR blocks of the proxies in front; only what they say in
     *     {@code X-Forwarded-For} is believed; {@code none} says that there are none
     */
    public record Web(
            @DefaultValue("/certifications") String path,
            @Nullable String returnUrl,
            @DefaultValue Limits limits,
            @DefaultValue List<String> trustedProxies) {
        public Web {
            if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
                throw new RefusedStartException(
                        "bonin.web.path is no path that endpoints can be below.",
                        "Set bonin.web.path to something like /certifications: a slash before each part, none at the end.");
            }
        }
    }

    /**
     * How many calls of one address (IPv6: of one /64) are let through; the others get {@code too_many_requests}.
     *
     * @param startsPerMinute 120 in live mode, 12,000 in sandbox mode
     * @param finishesPerMinute 240 in live mode, 24,000 in sandbox mode; the redirect counts, too
     */
    public record Limits(
            @Nullable Integer startsPerMinute, @Nullable Integer finishesPerMinute) {}

    /**
     * One reason to verify people.
     *
     * @param showMasked whether the answer shows the person to themselves, masked ({@code 홍*동})
     * @param keep what is kept of them: {@code nothing}, or some of {@code person} (so that they are known again),
     *     {@code name}, {@code birthday}, {@code phone}, {@code gender}, {@code foreigner}, {@code carrier},
     *     {@code ci}, {@code di}; where it is not said, {@code person} for {@code signup} and {@code recover_account},
     *     and nothing for any other
     * @param eraseAfter how long after the finish all that is erased, such as {@code 365d}; live mode demands it of a
     *     purpose that keeps anything
     * @param policies rules that have to let a person through, such as {@code minimum_age:19} or the name of a bean;
     *     where it is not said, {@code one_person_one_account} for {@code signup}, {@code youth_protection} for
     *     {@code adult_check}, {@code age_of_majority} for the purpose of that name, {@code same_person_as_account} and
     *     {@code fresh:10m} for {@code recover_account}, and none for any other
     * @param shadow rules that are asked and counted, and decide nothing
     * @param validFor for how long the decisions may be relied on; where it is not said, a year for {@code adult_check}
     *     (청소년 보호법 시행령 제17조 제2항), and without a limit for any other
     */
    public record Purpose(
            @DefaultValue("false") boolean showMasked,
            @Nullable List<String> keep,
            @Nullable Duration eraseAfter,
            @Nullable List<String> policies,
            @DefaultValue List<String> shadow,
            @Nullable Duration validFor) {
        /** Of which nothing is said but its name. */
        static final Purpose UNSAID = new Purpose(false, null, null, null, List.of(), null);
    }

    /**
     * Accounts of the people who are kept.
     *
     * @param rejoinWait for how long somebody whose account was unlinked may not come back (재가입 제한); none at all where
     *     it is zero
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
     * @param keep for how long; a year at the least, as the law asks, and two where there are 50,000 people or more
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
     * @param enabled whether outcomes are told as {@code VerificationFinished}; {@code bonin-server}, where nobody
     *     listens, sets it to {@code false}
     */
    public record Events(@DefaultValue("true") boolean enabled) {}
}

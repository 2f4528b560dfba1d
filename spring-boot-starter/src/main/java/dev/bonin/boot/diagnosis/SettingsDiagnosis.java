package dev.bonin.boot.diagnosis;

import dev.bonin.boot.BoninProperties;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.policy.Policy;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Mode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Checks what settings let start and what is at risk nevertheless. Settings that are wrong refuse the start. */
public final class SettingsDiagnosis implements Check {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String UNIFIED = "inicis_unified";
    private static final String ADULT = "youth_protection";

    private final BoninProperties properties;
    private final CeremonyRules rules;
    private final Environment environment;

    public SettingsDiagnosis(BoninProperties properties, CeremonyRules rules, Environment environment) {
        this.properties = properties;
        this.rules = rules;
        this.environment = environment;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(isLive() ? FindingCode.MODE_LIVE : FindingCode.MODE_SANDBOX));
        findings.add(cookie());
        proxies().ifPresent(findings::add);
        providers().ifPresent(findings::add);
        adults().ifPresent(findings::add);
        channels().ifPresent(findings::add);
        kcpHosts().ifPresent(findings::add);
        return findings;
    }

    private boolean isLive() {
        return rules.mode() == Mode.LIVE;
    }

    /** As the endpoints decide: Secure in live mode and with https. */
    private Finding cookie() {
        var url = properties.publicUrl();
        if (isLive() || (url != null && "https".equalsIgnoreCase(url.getScheme()))) {
            return Finding.of(FindingCode.COOKIE_OK);
        }
        var isLocal = url == null || THIS_MACHINE.contains(String.valueOf(url.getHost()));
        return Finding.of(isLocal ? FindingCode.COOKIE_LOCAL : FindingCode.COOKIE_NOT_SECURE);
    }

    private Optional<Finding> proxies() {
        var strategy = environment.getProperty("server.forward-headers-strategy", "");
        if (strategy.strip().equalsIgnoreCase("native")) {
            return Optional.of(Finding.of(FindingCode.FORWARDED_HEADERS_BELIEVED));
        }
        return isLive() && properties.web().trustedProxies().isEmpty()
                ? Optional.of(Finding.of(FindingCode.PROXIES_UNDECLARED))
                : Optional.empty();
    }

    private Optional<Finding> providers() {
        var purposes = purposes(Policy::needsStanding);
        return isLive() && rules.providers().isEmpty() && !purposes.isEmpty()
                ? Optional.of(Finding.of(FindingCode.PROVIDERS_OPEN, purposes))
                : Optional.empty();
    }

    private Optional<Finding> adults() {
        var purposes = purposes(policy -> policy.name().equals(ADULT));
        if (!isLive() || purposes.isEmpty()) {
            return Optional.empty();
        }
        if (rules.providers().isEmpty()) {
            return Optional.of(Finding.of(FindingCode.ADULT_CHECK_ANY_PROVIDER, purposes));
        }
        return rules.providers().contains(UNIFIED)
                ? Optional.of(Finding.of(FindingCode.ADULT_CHECK_UNIFIED, purposes))
                : Optional.empty();
    }

    private String purposes(Predicate<Policy> has) {
        return rules.purposes().names().stream()
                .filter(name -> rules.purposes().of(name).policies().stream().anyMatch(has))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Optional<Finding> channels() {
        var usesV2 = rules.purposes().names().stream()
                .anyMatch(name -> rules.purposes().of(name).api() == PortOneApi.V2);
        if (!isLive() || !usesV2) {
            return Optional.empty();
        }
        var isOpen = properties.portone().v2().channels().isEmpty();
        return Optional.of(Finding.of(isOpen ? FindingCode.CHANNELS_OPEN : FindingCode.CHANNELS_OK));
    }

    /** Pages on www. and m. of one site open KCP's window, which only knows the hosts that are registered. */
    private Optional<Finding> kcpHosts() {
        var isKcp = rules.providers().isEmpty() || rules.providers().stream().anyMatch(name -> name.startsWith("kcp"));
        var sites = new TreeMap<String, Set<String>>();
        hosts().forEach(host -> sites.computeIfAbsent(host.replaceFirst("^(www|m)\\.", ""), site -> new TreeSet<>())
                .add(host));
        var several = sites.values().stream()
                .filter(hosts -> hosts.size() > 1)
                .flatMap(Set::stream)
                .collect(Collectors.joining(", "));
        return isLive() && isKcp && !several.isEmpty()
                ? Optional.of(Finding.of(FindingCode.KCP_HOSTS, several))
                : Optional.empty();
    }

    private Stream<String> hosts() {
        var origins = properties.portone().allowedOrigins().stream()
                .filter(origin -> origin.startsWith("http")) // others, such as data:, have no host
                .map(URI::create);
        return Stream.concat(Stream.ofNullable(properties.publicUrl()), origins)
                .flatMap(url -> Stream.ofNullable(url.getHost()));
    }
}

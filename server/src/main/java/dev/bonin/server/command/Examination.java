package dev.bonin.server.command;

import dev.bonin.application.Application;
import dev.bonin.application.KeyHolder;
import dev.bonin.boot.ConfiguredPortOne;
import dev.bonin.boot.ConfiguredStores;
import dev.bonin.boot.KeyFiles;
import dev.bonin.boot.SettingsAtStart;
import dev.bonin.boot.StartRules;
import dev.bonin.boot.diagnosis.ClockDiagnosis;
import dev.bonin.boot.diagnosis.KeysDiagnosis;
import dev.bonin.boot.diagnosis.ReturnUrlDiagnosis;
import dev.bonin.boot.diagnosis.SettingsDiagnosis;
import dev.bonin.boot.diagnosis.StoresDiagnosis;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.clock.OtherClock;
import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Diagnosis;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.diagnosis.Obstacle;
import dev.bonin.jdbc.OtherModeException;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.SealingException;
import dev.bonin.server.BoninServer;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The checks of an installation from outside of its server, which may run or not. Makes and changes nothing. */
final class Examination {
    private final OperatorContext context;

    Examination(OperatorContext context) {
        this.context = context;
    }

    /**
     * Returns all findings.
     *
     * @throws RefusedStartException if the server would not start with these settings
     */
    Diagnosis diagnosis() {
        SettingsAtStart.require(context.environmentOfServer(), BoninServer.settings(), true);
        var rules = new StartRules(context.properties()).ceremonyRules(new PolicyCatalog(List.of()));
        var checks = new ArrayList<Check>();
        checks.add(new SettingsDiagnosis(context.properties(), rules, context.environmentOfServer()));
        checks.add(() -> ofStores(rules));
        return Diagnosis.of(checks);
    }

    private List<Finding> ofStores(CeremonyRules rules) {
        if (ConfiguredStores.isTemporary(context.properties())) {
            return ofPortOne(rules, OtherClock.NONE);
        }
        var missing = unmade();
        if (missing.isPresent()) {
            return with(missing.get(), ofPortOne(rules, OtherClock.NONE));
        }
        try (var stores = ConfiguredStores.openUnchanged(context.properties(), rules.mode())) {
            var checks = List.<Check>of(
                    new StoresDiagnosis(stores, context.properties().store().migrate()),
                    () -> ofKeys(stores),
                    () -> ofPortOne(rules, stores.clock()),
                    new ReturnUrlDiagnosis(() -> applications(stores, rules.mode()), rules.mode()));
            return Diagnosis.of(checks).findings();
        } catch (RefusedStartException unusable) {
            return with(unusable(unusable), ofPortOne(rules, OtherClock.NONE));
        }
    }

    private static List<Finding> with(Finding one, List<Finding> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }

    /** Returns why the tables cannot be looked at yet; empty if they are those of this version. */
    private Optional<Finding> unmade() {
        var properties = context.properties();
        if (ConfiguredStores.notMade(properties).isPresent()) {
            return Optional.of(Finding.of(FindingCode.DATABASE_NOT_MADE));
        }
        try {
            var isCurrent = ConfiguredStores.pendingMigrations(properties).isEmpty();
            var finding =
                    properties.store().migrate() ? FindingCode.MIGRATIONS_PENDING : FindingCode.MIGRATIONS_MISSING;
            return isCurrent ? Optional.empty() : Optional.of(Finding.of(finding));
        } catch (RefusedStartException unusable) {
            return Optional.of(unusable(unusable));
        }
    }

    private static Finding unusable(RefusedStartException refused) {
        return Finding.of(FindingCode.DATABASE_UNUSABLE, String.valueOf(refused.getMessage()), obstacle(refused));
    }

    private static Obstacle obstacle(RefusedStartException refused) {
        if (refused.getCause() instanceof StoreException failure) {
            return StoresDiagnosis.obstacle(failure);
        }
        return refused.getCause() instanceof OtherModeException ? Obstacle.OTHER_MODE : Obstacle.UNUSABLE_SETTINGS;
    }

    private List<Finding> ofKeys(Stores stores) {
        var files = KeyFiles.of(context.properties(), context.mode());
        if (context.mode() == Mode.SANDBOX
                && !Files.exists(files.ring())
                && stores.sealed().keys().isEmpty()) {
            return List.of(Finding.of(FindingCode.KEYS_NOT_MADE));
        }
        try {
            files.requireRing(stores.sealed());
            return new KeysDiagnosis(LiveKeyRings.open(files.file()), stores.sealed()).findings();
        } catch (RefusedStartException unusable) {
            return List.of(Finding.of(FindingCode.KEYS_UNUSABLE, sentences(unusable), Obstacle.UNUSABLE_KEYS));
        } catch (SealingException unreadable) {
            return List.of(
                    Finding.of(FindingCode.KEYS_UNUSABLE, unreadable.getMessage() + ".", Obstacle.UNUSABLE_KEYS));
        }
    }

    static String sentences(RefusedStartException refused) {
        return refused.getMessage() + "\n" + refused.remedy();
    }

    private List<Application> applications(Stores stores, Mode mode) {
        var declared = context.settings(ApplicationSettings.class).holders(mode).stream()
                .map(KeyHolder::application)
                .distinct();
        return Stream.concat(stores.applications().list().stream(), declared).toList();
    }

    /** In sandbox mode the server brings its own sandbox, unless another is named. */
    private List<Finding> ofPortOne(CeremonyRules rules, OtherClock database) {
        var isEmbedded =
                rules.mode() == Mode.SANDBOX && context.properties().portone().baseUrl() == null;
        if (isEmbedded) {
            return List.of(Finding.of(FindingCode.PORTONE_EMBEDDED));
        }
        var configured = new ConfiguredPortOne(context.properties());
        try (var v1 = configured.ofV1(rules.mode()).map(PortOneClient::connect).orElse(null);
                var v2 = configured
                        .ofV2(rules.mode())
                        .map(IdentityVerificationClient::connect)
                        .orElse(null)) {
            var asked = new EnumMap<PortOneApi, Supplier<Optional<Duration>>>(PortOneApi.class);
            if (v1 != null) {
                asked.put(PortOneApi.V1, () -> Optional.of(v1.measureClockSkew()));
            }
            if (v2 != null) {
                asked.put(PortOneApi.V2, v2::measureClockSkew);
            }
            return clock(rules, database, asked);
        } catch (RefusedStartException refused) {
            return List.of(Finding.of(FindingCode.SETTINGS_REFUSED, sentences(refused)));
        }
    }

    private List<Finding> clock(
            CeremonyRules rules, OtherClock database, Map<PortOneApi, Supplier<Optional<Duration>>> asked) {
        return new ClockDiagnosis(rules.mode(), context.clock(), database, asked).findings();
    }
}

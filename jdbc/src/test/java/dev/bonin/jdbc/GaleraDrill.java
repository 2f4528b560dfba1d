package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.Ban;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.person.PersonId;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Races on three nodes of a Galera cluster, none of which sees the locks of the others. A drill: run by {@code
 * scripts/drill}, not with the tests.
 */
class GaleraDrill {
    @RegisterExtension
    static final GaleraServer SERVER = new GaleraServer();

    private static final int SIGN_UPS = 200;
    private static final int AT_ONCE = 18;
    private static final int ROUNDS = 40;
    private static final Duration WAIT = Duration.ofDays(30);
    private static final String GRANTED = "granted";

    @SuppressWarnings("NullAway.Init") // set before each drill
    private List<BoninDatabase> nodes;

    @SuppressWarnings("NullAway.Init") // set before each drill
    private Verified verified;

    @BeforeEach
    void open() {
        nodes = SERVER.emptyNodes();
        verified = new Verified(EveryNode.of(nodes));
    }

    private BoninDatabase node(int number) {
        return nodes.get(number % nodes.size());
    }

    @Test
    void givesOneAccountToAPersonWhoSignsUpTwoHundredTimesAtOnce() throws Exception {
        var people = simultaneously(SIGN_UPS, number -> () -> verified.kept(number, 1));
        var told = simultaneously(SIGN_UPS, number -> () -> linked(number, people.get(number), number));

        print("200 sign-ups of one person on three nodes", told);
        assertThat(people).as("one person").containsOnly(people.get(0));
        assertThat(told).containsOnlyOnce(GRANTED);
        assertThat(told.stream().filter("already_linked"::equals)).hasSize(SIGN_UPS - 1);
        for (var node : nodes) {
            assertThat(IntStream.range(0, SIGN_UPS)
                            .filter(number -> node.accounts()
                                    .find("", Verified.account(number))
                                    .isPresent()))
                    .containsExactly(told.indexOf(GRANTED));
        }
    }

    /** One on each node, for a person who has an account: whoever is later is refused because of the wait. */
    @Test
    void linksNobodyWhoHasToWait() throws Exception {
        var told = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round;
            var person = verified.kept(first, round);
            assertThat(linked(first, person, first)).isEqualTo(GRANTED);
            verified.kept(first + 1, round);

            told.addAll(both(() -> linked(first + 1, person, first + 1), () -> left(first)));

            for (var node : nodes) {
                assertThat(node.accounts().ofPerson("", person)).isEmpty();
            }
        }
        print("a new link against leaving with a wait", told);
        assertThat(told).doesNotContain(GRANTED).containsOnly("already_linked", "rejoin_wait", "left");
    }

    /** A person who is linked stays, however many of their verifications are erased meanwhile. */
    @Test
    void erasesNobodyWhoIsLinked() throws Exception {
        var told = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var number = round;
            var person = verified.kept(number);

            var answers = both(() -> linked(number, person, number), () -> erased(number));

            told.addAll(answers);
            for (var node : nodes) {
                assertThat(node.accounts().ofPerson("", person).isPresent()).isEqualTo(answers.contains(GRANTED));
            }
        }
        print("a link against the erasure of its verification", told);
        assertThat(told).containsOnly(GRANTED, "unknown_verification", "erased");
    }

    /** One account or none, whoever comes first; never two. */
    @Test
    void unlinksOneAccountAndLinksOne() throws Exception {
        var told = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round;
            var person = verified.kept(first, round);
            assertThat(linked(first, person, first)).isEqualTo(GRANTED);
            verified.kept(first + 1, round);

            var answers = both(() -> linked(first + 1, person, first + 1), () -> unlinked(first));

            told.addAll(answers);
            var last = Optional.of(Verified.account(first + 1)).filter(unused -> answers.contains(GRANTED));
            for (var node : nodes) {
                assertThat(node.accounts().ofPerson("", person).map(link -> link.account()))
                        .isEqualTo(last);
            }
        }
        print("a new link against unlinking the old one", told);
        assertThat(told).containsOnly(GRANTED, "already_linked", "unlinked");
    }

    /** Whoever was told that a person is banned finds it on every node, and nobody links them afterwards. */
    @Test
    void linksNobodyAfterTheirBan() throws Exception {
        var told = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var first = 2 * round;
            var person = verified.kept(first, round);

            told.addAll(both(() -> linked(first, person, first), () -> banned(first, person)));

            node(first).accounts().unlink("", Verified.account(first), Optional.empty(), Rows.event(Rows.id(first)));
            verified.kept(first + 1, round);
            assertThat(linked(first + 1, person, first + 1)).isEqualTo("banned");
        }
        print("a link against a ban", told);
        assertThat(told).containsOnly(GRANTED, "banned", "ban");
    }

    private String linked(int number, PersonId person, int node) {
        return orRefused(() -> Verified.link(number, person, node(node))
                .fold(link -> GRANTED, refusal -> refusal.reason().code()));
    }

    private String left(int number) {
        return orRefused(() -> leave(number, Optional.of(WAIT)) ? "left" : "nothing to leave");
    }

    private String unlinked(int number) {
        return orRefused(() -> leave(number, Optional.empty()) ? "unlinked" : "nothing to unlink");
    }

    private boolean leave(int number, Optional<Duration> wait) {
        return node(number + 2)
                .accounts()
                .unlink("", Verified.account(number), wait.map(Rows.NOW::plus), Rows.event(Rows.id(number)))
                .isPresent();
    }

    private String banned(int number, PersonId person) {
        var ban = new Ban("", person, Rows.NOW, Optional.empty());
        return orRefused(
                () -> node(number + 1).accounts().ban(ban, Rows.event(Rows.id(number))) ? "ban" : "nobody to ban");
    }

    private String erased(int number) {
        var erasure = new Erasure(Rows.id(number), Rows.NOW, Cause.OPERATOR, false, Rows.event(Rows.id(number)));
        return orRefused(() -> node(number + 1).erasures().erase(erasure).isPresent() ? "erased" : "nothing to erase");
    }

    /** Asks again where nothing was stored, as callers are asked to. */
    private static String orRefused(Callable<String> call) {
        for (int attempt = 0; ; attempt++) {
            try {
                return call.call();
            } catch (StoreException failure) {
                if (failure.kind() != Kind.UNAVAILABLE || attempt == 5) {
                    throw failure;
                }
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        }
    }

    private static List<String> both(Callable<String> one, Callable<String> other) throws Exception {
        var calls = List.of(one, other);
        return simultaneously(2, calls::get);
    }

    private static <T> List<T> simultaneously(int times, IntFunction<Callable<T>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(Math.min(times, AT_ONCE));
        try {
            var told = new ArrayList<T>();
            for (var one :
                    threads.invokeAll(IntStream.range(0, times).mapToObj(work).toList())) {
                told.add(one.get());
            }
            return told;
        } finally {
            threads.shutdown();
        }
    }

    private static void print(String what, List<String> told) {
        var counts = new TreeMap<String, Integer>();
        told.forEach(one -> counts.merge(one, 1, Integer::sum));
        System.out.println("Galera: " + what + ": " + counts);
    }
}

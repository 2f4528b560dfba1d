package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.policy.Verdict.Result;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationFinished;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an application with the starter gets, and when. */
@ExtendWith(OutputCaptureExtension.class)
class ShopTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(clock));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @SuppressWarnings("NullAway.Init") // there before each test
    private RunningShop shop;

    @BeforeEach
    void open() {
        shop = RunningShop.start(portOne, clock, data);
    }

    @AfterEach
    void close() {
        shop.close();
        portOne.close();
    }

    @Test
    void tellsAHandlerWhoWasAcceptedOnEveryAnswer() {
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(shop.begin("signup")));
        shop.finish(impUid);
        shop.finish(impUid);

        assertThat(shop.notes().accepted)
                .extracting(Outcome.Accepted::firstTime)
                .containsExactly(true, false);
        var first = shop.notes().accepted.get(0);
        assertThat(first.bound()).isTrue();
        assertThat(first.identity()).isPresent();
        assertThat(shop.notes().accepted.get(1).identity()).isEqualTo(first.identity());
        assertThat(shop.notes().accepted.get(1).code()).isPresent().isEqualTo(first.code());
        assertThat(shop.notes().accepted.get(1).person()).isPresent().isEqualTo(first.person());
        assertThat(shop.notes().refused).isEmpty();
    }

    @Test
    void tellsAHandlerWhomAPolicyRefusedOnEveryAnswer() {
        var impUid = portOne.certify(CertificationOrder.of("thirteen").withMerchantUid(shop.begin("adult_check")));
        shop.finish(impUid);
        shop.finish(impUid);

        assertThat(shop.notes().refused).extracting(Outcome.Refused::code).containsExactly("under_age", "under_age");
        assertThat(shop.notes().refused).extracting(Outcome.Refused::firstTime).containsExactly(true, false);
        assertThat(shop.notes().accepted).isEmpty();
    }

    @Test
    void publishesAnEventOnceForWhatWasAcceptedAndForWhatAPolicyRefused() {
        shop.verify("signup", "adult");
        shop.verify("adult_check", "thirteen");
        assertThat(shop.notes().events).as("it comes from the outbox").isEmpty();

        shop.publishEvents();
        clock.advance(Duration.ofDays(1));
        shop.publishEvents();

        var accepted = shop.notes().accepted.get(0);
        assertThat(shop.notes().events)
                .extracting(VerificationFinished::purpose)
                .containsExactlyInAnyOrder("signup", "adult_check");
        assertThat(shop.notes().events)
                .filteredOn(VerificationFinished::accepted)
                .singleElement()
                .isEqualTo(new VerificationFinished(
                        accepted.id(),
                        "signup",
                        accepted.mode(),
                        true,
                        accepted.person(),
                        accepted.account(),
                        accepted.judgement(),
                        accepted.finishedAt()));
    }

    @Test
    void publishesAfterARestartWhatTheLastProcessDidNot() {
        shop.verify("signup", "adult");
        var id = shop.notes().accepted.get(0).id();
        shop.close();

        shop = RunningShop.start(portOne, clock, data);
        shop.publishEvents();

        assertThat(shop.notes().events).extracting(VerificationFinished::id).containsExactly(id);
    }

    @Test
    void tellsAListenerAThirdTimeThatThrewTwiceAndRepeatsNothingOfWhatItSaid(CapturedOutput output) {
        shop.verify("signup", "adult");
        shop.notes().failuresToCome.set(2);

        shop.publishEvents();
        clock.advance(Duration.ofSeconds(1));
        shop.publishEvents();
        assertThat(shop.notes().events).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        shop.publishEvents();

        assertThat(shop.notes().events).hasSize(1);
        var id = shop.notes().events.get(0).id().value();
        assertThat(output.getAll())
                .contains("A listener failed with java.lang.IllegalStateException for verification " + id)
                .doesNotContain("member 42");
    }

    @Test
    void givesUpAListenerThatThrowsForADayAndSaysSo(CapturedOutput output) {
        shop.verify("signup", "adult");
        shop.notes().failuresToCome.set(1_000);
        for (int hour = 0; hour < 36; hour++) {
            assertThat(output.getAll()).doesNotContain("given up");
            shop.publishEvents();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(output.getAll()).containsOnlyOnce("(1 dropped since startup)");
        shop.notes().failuresToCome.set(0);
        shop.publishEvents();
        assertThat(shop.notes().events).isEmpty();
    }

    @Test
    void publishesNothingWhereEventsAreOff() {
        shop.close();
        shop = RunningShop.start(portOne, clock, data, "--bonin.events.enabled=false");
        shop.verify("signup", "adult");
        assertThat(shop.publishesEvents()).isFalse();

        shop.close();
        shop = RunningShop.start(portOne, clock, data);
        shop.publishEvents();

        assertThat(shop.notes().events).as("nothing was stored for later").isEmpty();
    }

    @Test
    void renewsTheSessionBeforeAHandlerSeesAnAcceptedOutcome() {
        var before = shop.submit("/sign-in", "member=kim");

        shop.verify("signup", "adult");

        assertThat(shop.notes().sessions).hasSize(1).doesNotContain(before);
        var after = shop.submit("/sign-in", "member=kim");
        assertThat(shop.notes().sessions).as("the browser goes on in it").containsExactly(after);
    }

    @Test
    void namesTheAccountThatWasSignedInAtTheStart() {
        shop.submit("/sign-in", "member=kim");
        var merchantUid = shop.begin("signup");
        shop.submit("/sign-in", "member=lee");

        shop.finish(portOne.certify(CertificationOrder.of("adult").withMerchantUid(merchantUid)));
        shop.publishEvents();

        assertThat(shop.notes().accepted.get(0).account()).contains("kim");
        assertThat(shop.notes().events.get(0).account()).contains("kim");
    }

    @Test
    void asksAPolicyOfItsOwnAndTellsTheBrowserWhyInItsOwnWords() {
        var refused = shop.verify("club", "adult");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("not_of_the_seventies");
        assertThat(JsonPath.<String>read(refused.body(), "$.detail")).isEqualTo("1970년대에 태어난 분만 이용하실 수 있습니다.");
        assertThat(JsonPath.<String>read(refused.body(), "$.next")).isEqualTo("다른 모임을 둘러보세요.");
    }

    @Test
    void letsThroughWhomItsOwnPolicyDoes() {
        var accepted = shop.verify("club", CertificationOrder.of("adult").with("birthday", "1975-05-05"));

        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(shop.notes().accepted.get(0).judgement().decisions())
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.policy()).isEqualTo("born_in_the_seventies");
                    assertThat(decision.verdict().result()).isEqualTo(Result.PASS);
                });
    }

    @Test
    void linksOneAccountPerPersonInASignUp() {
        assertThat(signUp("kim", "adult")).isEqualTo("welcome");

        assertThat(signUp("lee", "adult")).isEqualTo("sign in: you have an account");
        assertThat(signUp("kim", "turns-19-today")).isEqualTo("choose another name");
        clock.advance(Duration.ofMinutes(11));
        assertThat(shop.submit("/sign-up", "member=park")).isEqualTo("verify again");
    }

    private String signUp(String member, String persona) {
        shop.verify("signup", persona);
        return shop.submit("/sign-up", "member=" + member);
    }

    @Test
    void opensWhatThePurposeKeepsLaterOn() {
        shop.verify("signup", "adult");

        assertThat(shop.submit("/delivery-name", "")).isEqualTo("홍길동");
    }

    /** Whoever lends their phone is verified; the account stays a child's. */
    @Test
    void letsNoBorrowedPhoneMakeAnAccountAnAdults() {
        member("thirteen", "child");
        shop.submit("/sign-in", "member=child");

        var borrowed = shop.verify("adult_check", "adult");

        assertThat(borrowed.statusCode()).isEqualTo(403);
        assertThat((String) JsonPath.read(borrowed.body(), "$.code")).isEqualTo("other_person");
        assertThat((String) JsonPath.read(shop.verify("adult_check", "thirteen").body(), "$.code"))
                .isEqualTo("under_age");
    }

    @Test
    void comparesNobodyWhoseAgencyTellsNeitherCiNorDiWithAnAccount() {
        member("adult", "hong");
        shop.submit("/sign-in", "member=hong");

        var answer = shop.verify(
                "adult_check",
                CertificationOrder.of("adult").with("unique_key", null).with("unique_in_site", null));

        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo("no_person_key");
    }

    @Test
    void letsTheHolderOfAnAccountThroughAndSaysThatTheyWereCompared() {
        member("adult", "hong");
        shop.submit("/sign-in", "member=hong");

        var answer = shop.verify("adult_check", "adult").body();

        assertThat(decisions(answer)).containsExactly("youth_protection:pass", "same_person_as_account:pass");
        assertThat(answer)
                .as("whether somebody has an account is not in the answer")
                .doesNotContain("\"account\"");
        assertThat(shop.notes().accepted.get(1).person())
                .as("nothing is kept for it")
                .isEmpty();
    }

    @Test
    void comparesNobodyWhereTheAccountHasNoPerson() {
        assertThat(decisions(shop.verify("adult_check", "adult").body())).containsExactly("youth_protection:pass");

        shop.submit("/sign-in", "member=newcomer");

        assertThat(decisions(shop.verify("adult_check", "adult").body())).containsExactly("youth_protection:pass");
    }

    @Test
    void saysWhatEndsTheTimeForWhichADecisionIsGood() {
        var answer = shop.verify("adult_check", "adult").body();
        assertThat((String) JsonPath.read(answer, "$.valid_until")).isEqualTo("2027-11-23T03:00:00Z");
        assertThat((String) JsonPath.read(answer, "$.valid_until_by")).isEqualTo("valid_for");
        shop.close();

        shop = RunningShop.start(portOne, clock, data, "--bonin.purposes.adult_check.erase-after=30d");
        var shorter = shop.verify("adult_check", "adult").body();

        assertThat((String) JsonPath.read(shorter, "$.valid_until")).isEqualTo("2026-12-23T03:00:00Z");
        assertThat((String) JsonPath.read(shorter, "$.valid_until_by")).isEqualTo("erase_after");
    }

    private void member(String persona, String member) {
        assertThat(shop.verify("signup", persona).statusCode()).isEqualTo(200);
        assertThat(shop.submit("/sign-up", "member=" + member)).isEqualTo("welcome");
    }

    private static List<String> decisions(String answer) {
        List<Map<String, String>> decisions = JsonPath.read(answer, "$.decisions");
        return decisions.stream()
                .map(decision -> decision.get("policy") + ":" + decision.get("verdict"))
                .toList();
    }
}

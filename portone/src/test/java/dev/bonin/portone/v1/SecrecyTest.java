package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.Reported;
import dev.bonin.portone.wire.Answer;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither personal data nor secrets are in anything that may be logged. */
class SecrecyTest {
    private final SandboxedPortOne portOne = new SandboxedPortOne();

    @AfterEach
    void close() {
        portOne.close();
    }

    private List<String> secrets() {
        var personas = portOne.sandbox().personas();
        var person = personas.today(personas.find("adult").orElseThrow());
        var merchant = portOne.sandbox().merchant();
        return List.of(
                merchant.impKey(),
                merchant.impSecret(),
                person.name(),
                person.phone(),
                person.birthday().toString(),
                "1990",
                person.ci(),
                person.di("A010002002"),
                "shop.example",
                "male",
                "MALE",
                "SKT");
    }

    private void assertTellsNothing(Object printed) {
        assertThat(String.valueOf(printed)).isNotBlank();
        assertThat(secrets())
                .allSatisfy(secret -> assertThat(String.valueOf(printed)).doesNotContain(secret));
    }

    @Test
    void isKeptByWhatIsPrinted() {
        var settings = portOne.settings();
        var order = CertificationOrder.of("adult").withOrigin("https://shop.example/join");
        var report = portOne.client().certification(portOne.certified(order));
        assertThat(report.name()).isEqualTo(Reported.of("홍길동"));
        assertTellsNothing(settings);
        assertTellsNothing(settings.credentials());
        assertTellsNothing(portOne.client());
        assertTellsNothing(report);
        assertTellsNothing(Optional.of(report));
        assertTellsNothing(List.of(
                report.name(),
                report.gender(),
                report.birthday(),
                report.foreigner(),
                report.phone(),
                report.carrier(),
                report.uniqueKey(),
                report.uniqueInSite(),
                report.origin()));
        assertThat(new AccessToken("f00d", Instant.EPOCH, Duration.ZERO)).hasToString("AccessToken[hidden]");
        assertThat(new Answer(200, new byte[] {1}, null, null)).hasToString("Answer[status=200]");
    }

    @Test
    void namesTheRecordAndItsState() {
        var id = portOne.certified();
        assertThat(portOne.client().certification(id))
                .hasToString("Certification[impUid=" + id.value() + ", certified=true]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void hasNoBlankCredentials(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(blank, "topsecret"))
                .withMessageStartingWith("impKey: blank")
                .withMessageNotContaining("topsecret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("topsecret", blank))
                .withMessageStartingWith("impSecret: blank")
                .withMessageNotContaining("topsecret");
    }

    static Stream<Fault> everyFault() {
        return Stream.of(
                new Fault.Status(400),
                new Fault.Status(401),
                new Fault.Status(403),
                new Fault.Status(500),
                new Fault.RateLimited(30),
                new Fault.HtmlBody(200),
                new Fault.HtmlBody(502),
                new Fault.EmptyBody(),
                new Fault.TruncatedJson(),
                new Fault.CutOff(),
                new Fault.BusinessRefusal(),
                new Fault.NullResponse(),
                new Fault.Stalled(),
                new Fault.Dropped(),
                new Fault.OversizedBody(128 * 1024));
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void isKeptByWhatIsThrown(Fault fault) {
        var client = portOne.client(portOne.settings().withTotalTimeout(Duration.ofSeconds(1)));
        var id = portOne.certified(CertificationOrder.of("adult").withOrigin("https://shop.example/join"));
        for (var route : List.of(RestRoute.GET_TOKEN, RestRoute.GET_CERTIFICATION, RestRoute.DELETE_CERTIFICATION)) {
            portOne.sandbox().clearFaults();
            portOne.sandbox().nextAnswers(fault.on(route).times(5));
            var failure = catchThrowableOfType(PortOneException.class, () -> client.delete(portOne.certified()));
            var other = catchThrowableOfType(PortOneException.class, () -> client.certification(id));
            Stream.of(failure, other).filter(thrown -> thrown != null).forEach(this::assertTellsNothingInFull);
            assertThat(Stream.of(failure, other).anyMatch(thrown -> thrown != null))
                    .isTrue();
        }
    }

    private void assertTellsNothingInFull(Throwable thrown) {
        var everything = new StringWriter();
        thrown.printStackTrace(new PrintWriter(everything));
        assertTellsNothing(everything);
        assertTellsNothing(thrown);
    }
}

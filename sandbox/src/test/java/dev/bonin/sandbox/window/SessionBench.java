package dev.bonin.sandbox.window;

import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationReport;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.persona.SeventhDigit;
import dev.bonin.sandbox.window.WindowState.CodeSent;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions without HTTP, on a clock that the test sets. */
abstract class SessionBench {
    final SettableClock clock = SettableClock.at(WindowBench.NOON);
    final Personas personas = new Personas(clock);
    final Identifiers identifiers = new Identifiers(new SecureRandom());
    final Certifications certifications = new Certifications(clock, identifiers);
    final WindowSessions sessions = new WindowSessions(personas, identifiers, clock);

    WindowSession open(Provider provider) {
        return open(provider, null);
    }

    WindowSession open(Provider provider, @Nullable Integer minAge) {
        Merchant merchant = Merchant.example();
        WindowOrder order = WindowOrder.of(
                        merchant.findChannel(provider).orElseThrow(),
                        new ReturnPath.ToAddress("https://shop.example/done"))
                .withMinAge(minAge)
                .withCompany("봄날서점");
        CertificationRequest request = new CertificationRequest(
                merchant,
                merchant.findChannel(provider).orElseThrow(),
                "order-1",
                "https://shop.example/join?from=mail",
                order);
        return sessions.open(CertificationRecord.open(certifications, request), order);
    }

    Persona persona(String id) {
        return personas.find(id).orElseThrow();
    }

    Details details(String personaId, Agency agency) {
        Person person = personas.today(persona(personaId));
        SeventhDigit digit =
                SeventhDigit.of(Integer.toString(person.seventhDigit())).orElseThrow();
        return new Details(person.name(), person.birthday(), digit, person.phone(), person.carrier(), agency);
    }

    static Details withName(Details details, String name) {
        return new Details(
                name, details.birthday(), details.seventhDigit(), details.phone(), details.carrier(), details.agency());
    }

    static String code(WindowSession session) {
        return ((CodeSent) session.state()).code6();
    }

    static String wrongCode(WindowSession session) {
        return code(session).equals("000000") ? "000001" : "000000";
    }

    JsonObject record(WindowSession session) {
        return CertificationReport.of(certifications.find(impUid(session)).orElseThrow());
    }

    private static String impUid(WindowSession session) {
        return session.record().ids().findString("imp_uid").orElseThrow();
    }

    boolean certified(WindowSession session) {
        return Optional.of(record(session)).map(JsonObject::print).orElseThrow().contains("\"certified\":true");
    }
}

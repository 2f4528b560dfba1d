package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Gender;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Old scripts, sub-merchants, adult shops and personas of one's own in the window. */
class OwnSetupTest extends BrowserTestBed {

    @Test
    void worksForASubMerchantFromAnOldScript() {
        shop.navigate(site.url("/join-for-another"));
        order("{ pg: 'inicis_unified.MIIiasTest', merchant_uid: 'order-2' }");
        certifyAtOnce(openWindow(), "adult");

        JsonObject answer = answer();
        assertThat(answer.print()).contains("\"success\":true");
        assertThat(recordOf(answer)).contains("\"pg_provider\":\"inicis_unified\"");
        assertThat(bench.certifications
                        .find(answer.findString("imp_uid").orElseThrow())
                        .orElseThrow()
                        .merchant()
                        .tier())
                .isEqualTo("AB1");
    }

    @Test
    void showsAPersonaOfYourOwn() {
        Person narae =
                new Person("own", "나래", Gender.FEMALE, LocalDate.of(2004, 2, 29), false, Carrier.KT, "01000007777");
        bench.personas.add(Persona.own("narae", narae).described("우리 회사의 회원.", "A member of ours."));
        try {
            Page window = openWindow();
            assertThat(window.textContent("[data-persona=narae]")).contains("나래", "우리 회사의 회원.");
            certifyAtOnce(window, "narae");

            assertThat(recordOf(answer())).contains("\"name\":\"나래\"");
        } finally {
            bench.personas.removeAdded();
        }
    }

    @Test
    void showsOnlyTheAgenciesThatAnAdultShopHas() {
        order("{ channelKey: 'channel-key-sandbox-inicis-adult', merchant_uid: 'order-3' }");
        Page window = openWindow();
        assertThat(window.locator("#agency-tiles .tile").count()).isEqualTo(2);

        fillIn(window, "no-ci");
        window.click("#details-send");
        window.click(".message-actions .strong");
        window.click("#push-form [type=submit]");

        assertThat(recordOf(answer())).contains("\"certified\":true");
    }
}

package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameTest extends ShopTestBed {

    @BeforeEach
    void askForAFrame() {
        order("{ windowType: { pc: 'IFRAME', mobile: 'IFRAME' } }");
    }

    @Test
    void verifiesWithinThePageAndRemovesTheFrame() {
        FrameLocator window = openFrame();
        verifyByCode(window::locator, "adult");

        assertThat(response().findString("code")).isEmpty();
        assertThat(status("order1")).isEqualTo("VERIFIED");
        shop.waitForCondition(() -> shop.locator("[role=dialog]").count() == 0);
        assertThat(shop.evaluate("document.activeElement.id")).isEqualTo("verify");
    }

    @Test
    void resolvesWithACodeAfterCancelling() {
        openFrame().locator("#choose-form [data-action=cancel]").click();

        assertFailedWith(response(), "4900");
        assertThat(shop.locator("[role=dialog]").count()).isZero();
        assertThat(status("order1")).isEqualTo("FAILED");
    }

    @Test
    void keepsTheReasonOfAFailureUntilThePersonLeaves() {
        FrameLocator window = openFrame();
        certifyAtOnce(window::locator, "carrier-outage");
        window.locator("#finish:not([hidden])").waitFor();
        assertThat(numberOfAnswers()).isZero();
        window.locator("#finish-leave").click();

        assertFailedWith(response(), "9001");
    }

    @Test
    void canBeClosedEvenIfItShowsNothing() {
        openFrame();
        shop.click("[role=dialog] button");

        assertFailedWith(response(), "4900");
        assertThat(status("order1")).isEqualTo("READY");
    }

    @Test
    void keepsWhatWasTypedWhenTheLanguageChanges() {
        FrameLocator window = openFrame();
        window.locator("[data-persona=adult] .persona-fill").click();
        window.locator("[data-language=en]").click();
        window.locator("h1:has-text('Enter your details')").waitFor();

        assertThat(window.locator("#name").inputValue()).isEqualTo("홍길동");
    }

    @Test
    void fitsAPhone() {
        shop = shopOn(phone(), "/shop");
        askForAFrame();
        FrameLocator window = openFrame();

        assertThat(window.locator("html").evaluate("page => page.scrollWidth")).isEqualTo(390);
        certifyAtOnce(window::locator, "adult");
        assertThat(response().findString("code")).isEmpty();
    }
}

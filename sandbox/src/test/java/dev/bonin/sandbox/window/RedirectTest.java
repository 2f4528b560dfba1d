package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RedirectTest extends BrowserTestBed {
    private static final Pattern DONE = Pattern.compile(".*/done.*");

    @Override
    NewContextOptions device() {
        return phone();
    }

    @Test
    void comesBackWithTheResultInTheQuery() {
        orderWithReturnTo("/done?cart=7");
        shop.click("#verify");
        waitUntilReady(shop);
        fillInAndAskForTheCode(shop, "adult");
        shop.click(".message-actions .strong");
        shop.click("#code-form [type=submit]");
        shop.waitForURL(DONE);

        assertThat(shop.url())
                .matches(Pattern.quote(site.url("/done?cart=7&imp_uid="))
                        + "imp_[0-9]{12}&merchant_uid=order-3&success=true");
    }

    @Test
    void comesBackWithTheReasonOfAFailure() {
        orderWithReturnTo("/done");
        shop.click("#verify");
        waitUntilReady(shop);
        certifyAtOnce(shop, "always-fails");
        shop.click("#finish-leave");
        shop.waitForURL(DONE);

        assertThat(shop.url())
                .contains("/done?imp_uid=imp_")
                .contains("&success=false&error_code=info_mismatch&error_msg=%EC%9E%85%EB%A0%A5");
    }

    @Test
    void comesBackAfterCancelling() {
        orderWithReturnTo("/done");
        shop.click("#verify");
        waitUntilReady(shop);
        shop.click("#choose-form [data-action=cancel]");
        shop.waitForURL(DONE);

        assertThat(shop.url()).contains("success=false&error_code=user_cancelled");
    }

    @Test
    void refusesToRunAScriptAsTheReturnAddress() {
        order("{ pg: 'danal', m_redirect_url: 'javascript:document.title=1//' }");
        shop.click("#verify");
        shop.waitForSelector("h1:has-text('본인확인 창을 열 수 없습니다')");

        assertThat(shop.textContent(".lead")).contains("m_redirect_url");
        assertThat(shop.isVisible("#leave")).isFalse();
    }

    @Test
    void answersAtOnceWhenThereIsNoReturnAddress() {
        order("{ pg: 'danal' }");
        shop.click("#verify");

        assertThat(answer().findString("error_code")).contains("redirect_required");
    }

    @Test
    void opensAPopupOnAPhoneWhenAsked() {
        order("{ pg: 'danal', popup: true }");
        Page window = openWindow();
        certifyAtOnce(window, "adult");

        assertThat(answer().print()).contains("\"success\":true");
    }

    @Test
    void fitsANarrowScreenWithTargetsForFingers() {
        orderWithReturnTo("/done");
        shop.click("#verify");
        waitUntilReady(shop);

        assertThat(shop.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(shop.locator("button:visible, .check:visible, .tile:visible, .languages a")
                        .all())
                .hasSizeGreaterThan(15)
                .allSatisfy(target -> {
                    BoundingBox box = target.boundingBox();
                    assertThat(Math.min(box.width, box.height)).isGreaterThanOrEqualTo(44);
                });
    }

    private void orderWithReturnTo(String path) {
        order("{ pg: 'danal', merchant_uid: 'order-3', m_redirect_url: location.origin + '" + path + "' }");
    }
}
